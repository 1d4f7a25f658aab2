import type { record as english } from '../en/record.ts';

/** Listas e historiales que continúan, y lo que el registro dice de cada paso. */
export const record: typeof english = {
  range: (from, to, of) => (from === to ? `${from} de ${of}` : `${from}–${to} de ${of}`),
  older: 'Anteriores',
  newer: 'Posteriores',
  previous: 'Atrás',
  next: 'Más',
  all: (of) => `Las ${of}`,
  between: (count) => `${count} más en medio`,
  steps: 'Pasos',
  allSteps: (of) => (of === 1 ? 'El paso por separado' : `Los ${of} pasos`),
  times: (count) => `${count} veces, la última`,
  answerGoesOn: (shown, of) =>
    `Se muestran ${shown} de ${of} partes de la respuesta; la operación que la consulta muestra el resto.`,
};
