import type { buttons as english } from '../en/buttons.ts';

export const buttons: typeof english = {
  /** Who can ask for what follows a change. */
  askers: {
    undo: 'Deshacer es para quien pidió el cambio, o para cualquier agente: uno de ellos puede pedir que se deshaga.',
    again: 'Pedir otra vez es para quien pidió el cambio, o para cualquier agente.',
    repeat:
      'Enviar otra vez es para quien pidió el cambio, o para cualquier agente: uno de ellos puede pedirlo de nuevo.',
  },
  again: 'Pedir otra vez',
  notAgain:
    'Esto no se puede pedir otra vez desde aquí: ha cambiado cómo está, o la operación. Pídelo con su comando.',
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
