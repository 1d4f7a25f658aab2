import type { refusals as english } from '../en/refusals.ts';

/** Por qué se rechazó un clic o un dato, junto a su apunte, y cuántas veces en el minuto. */
export const refusals: typeof english = {
  because: {
    unheard_of: 'nada de Careline se llama así',
    unknown_request: 'no existe esa solicitud',
    not_yours: 'la solicitud es de otra persona',
    not_offered: 'un formulario falsificado: un campo o una opción que nunca ofreció',
    not_seen_whole: 'la tarjeta no la muestra entera',
    stale: 'una vista caducada o de otra persona',
    repeated: 'la misma persona ya la había aprobado',
    target_unreadable: 'no se pudo leer el destino',
  },
  times: (count) => (count === 1 ? 'una vez más en un minuto' : `${count} veces más en un minuto`),
};
