import { type Check, warning, well } from '../check.ts';

/** What was read from the environment: what is wrong with it was said before anything else. */
export const settings: Check = {
  name: 'Settings',
  look: async ({ config }) =>
    config.warnings.length > 0 ? config.warnings.map(warning) : [well('Every variable can be used.')],
};
