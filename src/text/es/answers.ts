import type { answer as english } from '../en/answers.ts';

export const answer: typeof english = {
  title: 'Respuesta',
  page: (at, of) => `página ${at} de ${of}`,
  entries: (count) => (count === 1 ? '1 entrada' : `${count} entradas`),
  emptyList: 'Nada: la lista está vacía.',
  done: 'Hecho. El back office lo confirma y no dice más.',
  accepted: 'Aceptado, aún no hecho: surte efecto más tarde.',
  open: 'Abrir',
  until: (when) => `(hasta el ${when})`,
  expired: (when) => `El enlace caducó el ${when}. Vuelve a consultarlo para obtener otro.`,
  reveal: 'Mostrar datos bancarios',
  masked: 'Los datos bancarios van ocultos; pueden mostrarlos aprobadores y auditores.',
  drifted: 'La respuesta no es del todo como la describe su página: puede faltar algo aquí.',
  riskDecision: (letter) =>
    `No está hecho: la revisión de riesgo lo retiene o lo ha rechazado (decisión de riesgo «${letter}»). Pregunta al equipo de riesgo antes de prometer nada.`,
};
