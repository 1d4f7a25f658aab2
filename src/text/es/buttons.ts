import type { buttons as english } from '../en/buttons.ts';

export const buttons: typeof english = {
  /** Who can ask for what follows a change. */
  askers: {
    undo: 'Deshacer es para quien pidió el cambio, o para cualquier agente: uno de ellos puede pedir que se deshaga.',
    repeat:
      'Enviar otra vez es para quien pidió el cambio, o para cualquier agente: uno de ellos puede pedirlo de nuevo.',
  },
  rejecting: {
    why: '¿Por qué se rechaza?',
    reasons: {
      not_needed: 'No hace falta',
      wrong_target: 'El objetivo no es el correcto',
      not_allowed: 'La política no lo permite',
      ask_again: 'Hay que volver a preguntar al cliente',
      other: 'Otro motivo',
    },
    because: 'Motivo del rechazo',
    otherNeeded: 'Di cuál es el motivo.',
  },
};
