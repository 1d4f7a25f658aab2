import type { roles as english } from '../en/roles.ts';

/** Qué se dice a quien puede y a quien no. */
export const roles: typeof english = {
  outsider:
    'En Careline trabaja atención al cliente con las líneas de los clientes y se aprueban sus cambios. No estás en ninguno de sus grupos: pide a tu responsable que te añada, si tu trabajo lo necesita.',
  look: 'Ver el destino',
  onlyOthers: 'Solo aprobadores que no la hayan pedido.',
};
