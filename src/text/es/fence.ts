import type { Text } from '../text.ts';

export const fence: Text['fence'] = {
  held: 'Careline está retenido: su base de datos va por detrás de lo que dice el canal de auditoría, como tras restaurar una copia. No se ha cambiado nada. Las consultas funcionan; quien aprueba recoge lo que sabe el canal con `/care reconcile`.',
  events: {
    fenced: 'La base de datos va por detrás de lo publicado: todo queda retenido hasta `/care reconcile`',
    reconciled: 'Se ha recogido lo que sabe el canal de auditoría: Careline continúa',
    recalled: 'Recogido del canal de auditoría',
  },
  numbers: ({ after, upTo }) => {
    if (after === upTo) return `se publicó otro evento ${upTo}`;
    return upTo === after + 1
      ? `el evento ${upTo} se publicó y no está`
      : `los eventos ${after + 1} a ${upTo} se publicaron y no están`;
  },
  none: 'No hay nada retenido: la base de datos no va por detrás del canal de auditoría.',
  done: ({ settled, unknown, waiting, gone }) => [
    `Careline continúa. ${settled} ${settled === 1 ? 'solicitud queda' : 'solicitudes quedan'} como dice el canal de auditoría.`,
    ...(unknown > 0
      ? [
          `De ${unknown} de ellas no se dijo a nadie cómo acabaron: son desconocidas, y se consultan o las resuelve una persona.`,
        ]
      : []),
    ...(waiting > 0
      ? [
          `${waiting} ${waiting === 1 ? 'sigue esperando' : 'siguen esperando'} una decisión: el canal no sabe más de ellas. Mira antes de aprobar.`,
        ]
      : []),
    ...(gone > 0
      ? [
          `${gone} ${gone === 1 ? 'solicitud posterior' : 'solicitudes posteriores'} a la copia ${gone === 1 ? 'está' : 'están'} solo en el canal de auditoría.`,
        ]
      : []),
  ],
  status: {
    held: 'Retenido: la base de datos va por detrás de lo publicado',
    verified: (upTo) => `registro de auditoría íntegro, comprobado hasta el evento ${upTo},`,
    compared: (upTo) =>
      upTo === undefined
        ? 'comparado con los mensajes más recientes del canal de auditoría, que aún no hablan de ningún evento,'
        : `comparado con los mensajes más recientes del canal de auditoría, que hablan de eventos hasta el ${upTo},`,
    notCompared: 'no comparado con el canal de auditoría: no se pudo leer',
    byVerify:
      'Todo el canal, las solicitudes y lo pendiente de publicar los compara solo “npm run audit -- verify”.',
  },
};
