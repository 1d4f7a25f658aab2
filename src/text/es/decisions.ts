import type { decisions as english } from '../en/decisions.ts';

export const decisions: typeof english = {
  approvals: 'Aprobaciones',
  approvalsOf: (given, needed) => `${given} de ${needed}`,
  counted: (given, needed) =>
    `Tu aprobación cuenta: ${given} de ${needed}. Falta que otra persona también apruebe.`,
  repeated: (given, needed) =>
    `Ya lo habías aprobado: ${given} de ${needed}. Falta que otra persona también apruebe.`,

  drifted: 'El objetivo ha cambiado desde que se pidió.',
  driftedWas: 'Como estaba entonces:',
  driftedNow: 'Como está ahora, y como quedaría:',
  held: 'El objetivo ha cambiado desde que se mostró esta tarjeta, así que no se ha aprobado nada. La tarjeta muestra cómo estaba y cómo está: míralo otra vez y apruébalo tal como está.',
  unreadable:
    'Ahora mismo no se puede leer el estado que cambiaría, así que nadie sabe qué se aprobaría. No se ha aprobado nada; inténtalo otra vez en un momento.',

  withComment: 'Aprobar con un comentario…',
  undo: 'Deshacer',
  settle: 'Resolver',
  repeat: 'Enviar otra vez',

  comment: {
    label: 'Comentario',
    hint: 'Lo lee quien lo pidió. No escribas documentos, números ni nombres.',
    needed: 'La política exige un comentario con esta decisión.',
  },

  settling: {
    title: 'Resolver',
    submit: 'Resolver',
    intro:
      'Nadie sabe si el sistema lo ha hecho. Mira antes el objetivo: lo que digas aquí queda registrado con tu nombre y cierra la petición. No se envía nada.',
    verdict: '¿Qué ha pasado?',
    done: 'Se hizo',
    notDone: 'No se hizo',
    label: '¿Cómo lo sabes?',
    hint: 'Por ejemplo: consulté la línea a las 10:40 y la máscara está puesta.',
  },

  notUndoable:
    'Esto ya no se puede deshacer desde aquí. Mira cómo está el objetivo y pide el cambio que haga falta.',
  notRepeatable: 'No hay nada que enviar otra vez: ya se sabe qué pasó, o la operación ha cambiado.',

  unsent: {
    not_entitled: 'No se ha enviado: quien lo aprobó ya no puede hacerlo. Pídelo otra vez.',
    altered: 'No se ha enviado: lo guardado no es lo que se aprobó. Avisa a seguridad y pídelo otra vez.',
    gone: 'No se ha enviado: Careline ya no conoce esta operación.',
  },

  digest: (count) => `${count} eventos a la vez`,
  reminder: 'Sigue sin decidir y caduca pronto.',
  escalation: 'Nadie ha decidido todavía: ahora también podéis decidir.',
};
