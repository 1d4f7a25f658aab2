import type { shown as english } from '../en/shown.ts';

export const shown: typeof english = {
  tooLong:
    'En conjunto, lo introducido es demasiado largo para mostrarlo entero a quien decide. Acorta esto o pide menos cada vez.',
  tooMuchForSlack:
    'Esta solicitud tiene más de lo que Slack puede mostrar, así que no se puede aprobar. Recházala y que se pida menos cada vez.',
  moreInDetails: 'más en los detalles',
  confirmSeen: 'Lo que figura arriba, hasta la última palabra.',
  lookAlike: 'Los valores están abreviados: aunque parezcan iguales, no lo son.',
  decidedElsewhere: (id) =>
    `Slack no aceptó la tarjeta de esta solicitud: mírala y decide con /care approvals. ID de correlación ${id}`,
};
