import type { Words } from '../words.ts';

/** What this API's fields are called. */
export const words: Words = {
  externalId: { en: 'Reference of the API', es: 'Referencia de la API' },
  mask: { en: 'Mask', es: 'Máscara' },
  masks: { en: 'Masks', es: 'Máscaras' },
  operation: { en: 'Operation', es: 'Operación' },
  operationTypeCode: { en: 'Kind of operation', es: 'Tipo de operación' },
  order: { en: 'Order', es: 'Orden' },
  orders: { en: 'Orders', es: 'Órdenes' },
  running: { en: 'Under way', es: 'En curso' },
  serviceId: { en: 'Service', es: 'Servicio' },
  serviceName: { en: 'Service', es: 'Servicio' },
  services: { en: 'Services', es: 'Servicios' },
  statusReason: { en: 'Reason of the state', es: 'Motivo del estado' },
  subscriptionId: { en: 'Subscription', es: 'Suscripción' },
  subscriptionTypeCode: { en: 'Kind of line', es: 'Tipo de línea' },
  user: { en: 'By', es: 'Por' },
};
