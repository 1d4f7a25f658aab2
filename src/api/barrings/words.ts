import type { Words } from '../words.ts';

/** What this API's fields are called. */
export const words: Words = {
  externalId: { en: 'Reference of the API', es: 'Referencia de la API' },
  mask: { en: 'Mask', es: 'Máscara' },
  masks: { en: 'Masks', es: 'Máscaras' },
  operationTypeCode: { en: 'Kind of operation', es: 'Tipo de operación' },
  order: { en: 'Order', es: 'Orden' },
  orders: { en: 'Orders', es: 'Órdenes' },
  running: { en: 'Under way', es: 'En curso' },
  serviceId: { en: 'Service', es: 'Servicio' },
  serviceName: { en: 'Service', es: 'Servicio' },
  statusReason: { en: 'Reason of the state', es: 'Motivo del estado' },
  subscriptionTypeCode: { en: 'Kind of line', es: 'Tipo de línea' },
  user: { en: 'By', es: 'Por', is: 'login' },
};
