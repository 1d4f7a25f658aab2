import type { keyed as english } from '../en/keyed.ts';

export const keyed: typeof english = {
  events: { keyed: 'desde aquí el registro tiene clave propia; el último evento sin ella fue' },
};
