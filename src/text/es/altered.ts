import type { altered as english } from '../en/altered.ts';

export const altered: typeof english = {
  state: (state) => `${state}, alterada`,
  unsent:
    'Alguien ha cambiado esta solicitud en la base de datos. No se ha enviado nada de ella al back office.',
  since:
    'Alguien ha cambiado esta solicitud en la base de datos después de que se decidiera. Lo que había pasado hasta entonces está en su registro.',
  tell: 'Lo guardado no es lo que se escribió cuando se decidió. Avisa a seguridad.',
  events: {
    altered: 'lo guardado se había alterado: la solicitud se ha apartado',
    converted:
      'se ha convertido la base de datos: desde ahora se responde de lo que concuerda con el registro',
  },
};
