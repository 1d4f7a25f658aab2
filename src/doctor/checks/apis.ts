import { PROBES, probed } from '../../api/probes.ts';
import { type Check, type Said, well, wrong } from '../check.ts';

/** Whether each API of the back office answers, and takes the key. */
export const apis: Check = {
  name: 'Back office',
  async look({ config, read }) {
    const answers = await Promise.all(PROBES.map((probe) => probed(probe, read)));
    return PROBES.map(({ api }, index): Said => {
      const error = answers[index];
      const where = `${api} at ${new URL(config.apis[api].baseUrl).host}`;
      if (error === undefined) return well(`${where} answers.`);
      return error.kind === 'unauthorized' || error.kind === 'forbidden'
        ? wrong(`${where} refuses the key (HTTP ${error.status}).`)
        : wrong(
            `${where} does not answer as it should: ${error.kind}${error.status ? `, HTTP ${error.status}` : ''}.`,
          );
    });
  },
};
