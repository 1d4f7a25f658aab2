import type { answer as english } from '../en/answers.ts';

export const answer: typeof english = {
  title: 'Respuesta',
  page: (at, of) => `página ${at} de ${of}`,
  entries: (count) => (count === 1 ? '1 entrada' : `${count} entradas`),
  nothingSaid: 'El back office responde, pero no dice nada al respecto.',
  emptyList: 'Nada: la lista está vacía.',
  done: 'Hecho. El back office lo confirma y no dice más.',
  accepted: 'Aceptado, aún no hecho: surte efecto más tarde.',
  open: 'Abrir',
  until: (when) => `(hasta el ${when})`,
  expired: (when) => `El enlace caducó el ${when}. Vuelve a consultarlo para obtener otro.`,
  reveal: 'Mostrar datos bancarios',
  masked: 'Los datos bancarios van ocultos; pueden mostrarlos aprobadores y auditores.',
  drifted: 'La respuesta no es del todo como la describe su página: lo que no encaja se muestra como llegó.',
  invoicesOpen: (count, due) =>
    count === 1 ? `1 factura pendiente: ${due}` : `${count} facturas pendientes: ${due}`,
  invoicesOpenUnknown: (count) =>
    count === 1
      ? '1 factura pendiente, no se conoce el importe'
      : `${count} facturas pendientes, no se conocen los importes`,
  value: (amount) => `valor: ${amount}`,
  invoicesUnclear: (count) =>
    count === 1
      ? '1 factura puede estar pendiente: la respuesta no lo deja claro'
      : `${count} facturas pueden estar pendientes: la respuesta no lo deja claro`,
  paymentDate: (when) => `fecha de pago: ${when}`,
  paidOn: (when) => `pagada el ${when}`,
  instalments: (paid, all, fee) => `${paid} de ${all} plazos pagados, de ${fee}`,
  stillToPay: (amount) => `queda por pagar: ${amount}`,
  dueToday: (amount) => `pendiente hoy: ${amount}`,
  ofLines: 'Promociones de las líneas',
  ofAccount: 'Promociones de la cuenta',
  ofBundle: 'Promociones del paquete',
  noEnd: 'sin fin',
  riskDecision: (letter) =>
    `No está hecho: la revisión de riesgo lo retiene o lo ha rechazado (decisión de riesgo «${letter}»). Pregunta al equipo de riesgo antes de prometer nada.`,
};
