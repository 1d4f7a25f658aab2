import { askGroups, entitledBy } from '../../slack-groups.ts';
import { type Check, type Said, well, wrong } from '../check.ts';

/** How many people can ask, decide and audit. */
export const people: Check = {
  name: 'People',
  async look({ config, client }) {
    const known = await askGroups(client);
    const role = (variable: string, ids: readonly string[], who: string, fewest: number): Said => {
      const count = entitledBy(known, ids).size;
      const words = `${variable}: ${count} ${count === 1 ? 'person' : 'people'} ${who}`;
      return count >= fewest ? well(`${words}.`) : wrong(`${words}; there must be ${fewest} at least.`);
    };
    const { agent, approver, auditor } = config.groups;
    return [
      role('AGENT_GROUP', agent, 'can look up and ask', 1),
      // Nobody approves their own request.
      role('APPROVER_GROUP', approver, 'can approve', 2),
      role('AUDITOR_GROUP', auditor, 'can read the log', 1),
    ];
  },
};
