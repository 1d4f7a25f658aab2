import type { retention as english } from '../en/retention.ts';

export const retention: typeof english = {
  purgedOn: (day) => `datos eliminados el ${day}`,
  purged: (day) =>
    `Lo que se introdujo, el motivo, los comentarios y la respuesta del back office se eliminaron el ${day}: ya no se conservan.`,
  notUndoable: (day) =>
    `Los datos de esta solicitud se eliminaron el ${day}, así que no se puede deshacer desde aquí. Mira cómo está el destino y pide el cambio que haga falta.`,
  events: { purged: 'se han eliminado datos de solicitudes que terminaron hace tiempo' },
  count: (requests, day) =>
    `${requests === 1 ? '1 solicitud que terminó' : `${requests} solicitudes que terminaron`} antes del ${day}`,
};
