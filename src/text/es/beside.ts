import type { beside as english } from '../en/beside.ts';

export const beside: typeof english = {
  others: (count) =>
    count === 1
      ? 'Ojo: hay otra solicitud abierta para lo mismo.'
      : `Ojo: hay otras ${count} solicitudes abiertas para lo mismo.`,
  openHere: 'Pedido aquí ya',
  askedBy: 'pedido por',
  events: {
    another_open: 'se ha enviado otra solicitud para lo mismo',
    another_ended: 'ha terminado otra solicitud para lo mismo',
  },
};
