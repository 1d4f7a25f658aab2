import type { messages as english } from '../en/messages.ts';

export const messages: typeof english = {
  othersAsked: 'También se ha pedido a otras personas que decidan, desde',
  expiresSoon: 'Nadie ha decidido todavía y caduca pronto.',
  cardWaits:
    'El canal de aprobaciones no admite mensajes ahora mismo, así que nadie lo ha visto aún. Se guarda, y se ha avisado a quien opera Careline.',
  unreachable:
    'no admite mensajes directos: lo que esperaba para esa persona se ha descartado. Queda dicho en la tarjeta.',
  decide: 'decidid, por favor.',
};
