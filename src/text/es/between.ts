import type { between as english } from '../en/between.ts';

export const between: typeof english = {
  waiting:
    'Ahora mismo Slack no admite más preguntas, así que tu decisión espera a Slack. Queda guardada y contará en cuanto Slack diga si puedes decidir: entonces te llegará un mensaje directo.',

  alreadySo: 'Ya está como se pedía, así que la petición queda cerrada: no se ha enviado nada.',

  delayed: '🟠 Aprobada, aún sin enviar',
  delayedMeaning:
    'Se mira una vez más antes de enviarla, y Slack o el sistema no responde: se vuelve a intentar.',
  nextTry: 'Próximo intento',
  alreadySince: 'Está así desde',
  struck: 'ya no puede decidir: esta aprobación no cuenta',

  news: {
    requester: {
      held: 'El objetivo ha cambiado desde que se pidió: las aprobaciones dadas no valen y hay que aprobarlo tal como está.',
      struck:
        'Quien lo había aprobado ya no puede decidir, así que esa aprobación no cuenta: tiene que aprobarlo otra persona.',
      reopened: 'Ahora la política exige más aprobaciones: espera a otra persona.',
      delayed: 'Está aprobado y aún sin enviar: Slack o el sistema no responde. Se vuelve a intentar solo.',
    },
    people: {
      requested: 'Esto espera una decisión y puedes decidir: su tarjeta está en el canal de aprobaciones.',
      reminded: 'Esto sigue esperando una decisión y está a punto de caducar: puedes decidir.',
      escalated: 'Esto lleva tiempo esperando una decisión, y ahora también se te pide a ti.',
      held: 'Tu aprobación no vale: el objetivo ha cambiado desde entonces. Mira la tarjeta, que muestra los dos estados.',
      struck: 'Tu aprobación ya no cuenta: ahora no puedes decidir sobre esto.',
      reopened:
        'Tu aprobación cuenta, pero ahora la política exige más: otra persona tiene que aprobarlo también.',
      delayed:
        'Lo aprobaste y aún no se ha enviado: Slack o el sistema no responde. Se vuelve a intentar solo.',
      expired: 'Lo aprobaste, y caducó antes de poder enviarse. No se ha cambiado nada.',
      already_so: 'Lo aprobaste, y ya está como se pedía: queda cerrado y no se ha enviado nada.',
    },
  },

  refused: {
    waiting:
      'Ahora mismo Slack no admite más preguntas sobre grupos, así que no se ha hecho nada. Inténtalo otra vez en medio minuto.',
    requester_gone:
      'Quien lo pidió ya no es agente, o se ha ido: no se aprueba. Recházalo, o que otra persona lo pida de nuevo.',
    group_unreadable:
      'No se puede leer en Slack un grupo de usuarios que hace falta para esto: puede que lo hayan borrado o desactivado. No se ha hecho nada. Quien opera Careline ya está avisado; `/care status` dice qué grupo es.',
  },

  ended: {
    approve: 'Tu aprobación tuvo que esperar a Slack.',
    reject: 'Tu rechazo tuvo que esperar a Slack.',
    done: 'Cuenta: la petición está decidida.',
    counted: 'Cuenta. Falta que otra persona también apruebe.',
    repeated: 'Ya lo habías aprobado.',
    too_late: 'Mientras tanto la petición se había decidido o caducó: no cuenta.',
    already_so: 'Ya está como se pedía: no se ha enviado nada.',
    held: 'Mientras tanto el objetivo ha cambiado, así que no se ha aprobado nada. Mira otra vez la tarjeta.',
    unreadable: 'No se puede leer el estado que cambiaría, así que no se ha aprobado nada. Púlsalo otra vez.',
    comment_needed: 'Ahora la política exige un comentario, así que no cuenta. Decide con comentario.',
    refused: 'No cuenta.',
    unknown_request: 'La petición ya no está.',
  },

  events: {
    struck: 'se ha tachado una aprobación: quien la dio ya no puede decidir',
    reopened: 'la política exige ahora más aprobaciones: espera a otra persona',
    delayed: 'aprobada y aún sin enviar',
    already_so: 'cerrada: ya estaba como se pedía, no se ha enviado nada',
    click_waits: 'pulsó; espera a que Slack diga si puede decidir',
    click_ended: 'se ha decidido la pulsación que esperaba a Slack',
  },
  because: {
    waiting: 'Slack no admitía más preguntas',
    group_unreadable: 'no se puede leer un grupo de usuarios',
    requester_gone: 'quien lo pidió ya no es agente',
  },

  groupUnread: (group, word) =>
    `no se puede leer el grupo de usuarios ${group} (Slack dice ${word}): no autoriza a nadie hasta que se arregle`,
};
