import type { record as english } from '../en/record.ts';

/** Listas e historiales que continúan, y lo que el registro dice de cada paso. */
export const record: typeof english = {
  range: (from, to, of) => (from === to ? `${from} de ${of}` : `${from}–${to} de ${of}`),
  older: 'Anteriores',
  newer: 'Posteriores',
  previous: 'Atrás',
  next: 'Más',
  between: (count) => `${count} más en medio`,
  allSteps: (of) => (of === 1 ? 'El paso por separado' : `Los ${of} pasos`),
  askedTo: (sentence) => `pidió ${sentence}`,
  events: {
    executing: 'en envío al back office',
    succeeded: 'hecha: el back office la ha confirmado',
    held: 'retenida: el objetivo ha cambiado desde que se pidió',
    searched: 'buscó en el registro',
  },
  manyLookups: (most) => `ha consultado más de ${most} veces en una hora`,
  seen: 'hecha: se ha visto su efecto en el back office',
  unsent: 'no enviada al back office',
  settled: { succeeded: 'la cerró: está hecha', failed: 'la cerró: no se cambió nada' },
  reported: {
    succeeded: 'hecha: lo ha comunicado el back office',
    failed: 'fallida: lo ha comunicado el back office',
  },
  tried: {
    approve: 'intentó aprobarla y no pudo',
    reject: 'intentó rechazarla y no pudo',
    cancel: 'intentó cancelarla y no pudo',
    confirm: 'intentó confirmarla y no pudo',
  },
  touches: 'afecta a',
  search: {
    searching: 'Buscando en el registro…',
    found: (count) => (count === 1 ? '1 asunto de' : `${count} asuntos de`),
    matters: (count) => (count === 1 ? '1 asunto encontrado' : `${count} asuntos encontrados`),
    newest: (count) => `Se muestran los ${count} más recientes: acota la búsqueda para ver los demás.`,
    noDay: (read) => `«${read}» no es un día: escribe 2026-11-25 o 25/11/2026.`,
    noOperation: (read) => `«${read}» no es una operación del back office. \`/care run\` las lista.`,
    help: 'Se puede buscar por un documento, un número, un correo, un id, una persona (`@nombre`), un día (`2026-11-25` o `25/11/2026`), una operación (`customers-v2.blocks.update`), un resultado (`hecha`, `fallida`, `desconocida`, `rechazada`, `cancelada`, `caducada`, `aceptada`) o varios a la vez.',
    outcomes: {
      hecha: 'succeeded',
      fallida: 'failed',
      desconocida: 'unknown',
      rechazada: 'rejected',
      cancelada: 'cancelled',
      caducada: 'expired',
      aceptada: 'accepted',
      aprobada: 'approved',
      retenida: 'held',
    },
  },
  times: (count) => `${count} veces, la última`,
  answerGoesOn: (shown, of) =>
    `Se muestran ${shown} de ${of} partes de la respuesta; la operación que la consulta muestra el resto.`,
};
