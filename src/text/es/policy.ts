import type { Text } from '../text.ts';

export const policy: Text['policy'] = {
  title: 'Política',
  well: 'nada que decir',
  warnings: (count) => (count === 1 ? '1 cosa merece una mirada' : `${count} cosas merecen una mirada`),
  looser: (count) =>
    count === 1
      ? '1 operación pide menos que su definición'
      : `${count} operaciones piden menos que su definición`,
  looserEvent: 'Arrancado con una política que pide menos que las definiciones',
  change: { risk: 'riesgo', approvals: 'aprobaciones', reason: 'motivo' },
  words: {
    read: 'se consulta al momento',
    write: 'lo confirma quien lo pide',
    destructive: 'lo aprueba otra persona',
    required: 'obligatorio',
    optional: 'opcional',
  },
  openRequests: {
    tooMany: (most) =>
      `Tienes ${most} solicitudes abiertas, y no se admiten más de una persona a la vez. Esta no se ha enviado. Espera a que se decidan algunas, o retira las que no hagan falta (están en Inicio).`,
  },
  decides: 'Quién decide',
  or: 'o',
  and: 'y',
  oneOf: (names) => `una persona de ${names}`,
  stillNeeded: 'Falta',
  commentNeeded: 'Hace falta un comentario',
  hours: 'Se puede aprobar',
  opens: 'la próxima vez desde',
  days: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
  only: (when) => `cuando ${when}`,
};
