import type { ended as english } from '../en/ended.ts';

export const ended: typeof english = {
  done: 'Hecho',
  since: 'desde',
  notDone: 'No se ha hecho:',
  why: {
    invalid: 'el sistema no acepta estos valores.',
    unauthorized: 'el sistema no deja entrar a Careline. Avisa a quien lo lleva.',
    forbidden: 'el sistema no lo permite.',
    not_found: 'el sistema no conoce nada con este número.',
    conflict: 'tal como está ahora, el sistema no lo permite.',
    rate_limited: 'el sistema no admite más por el momento. Pídelo más tarde.',
    unavailable: 'el sistema no funciona ahora mismo. Pídelo más tarde.',
    network: 'no se ha podido llegar al sistema. Pídelo más tarde.',
    busy: 'había demasiado en marcha a la vez. Pídelo otra vez.',
  },
};
