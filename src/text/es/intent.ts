import type { intent as english } from '../en/intent.ts';

export const intent: typeof english = {
  locale: 'es-ES',
  within: {
    subscription: (id) => `la suscripción ${id}`,
    account: (id) => `la cuenta ${id}`,
    customer: (name) => `el cliente ${name}`,
  },
  expires: 'Caduca',
  /** Slack fills it in: today at 10:41. */
  dayAtTime: '{date_short_pretty} a las {time}',
  follows: { undoes: 'Deshace', repeats: 'Vuelve a enviar', again: 'Vuelve a pedir' },
  whatAsked: 'lo que pidió',
  openCard: 'Abrir su tarjeta',
};
