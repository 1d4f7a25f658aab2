import { operations } from '../../api/registry.ts';
import { looserThan } from '../../approvals/policy/looser.ts';
import { policyDefaults } from '../../config/policy.ts';
import { policyFindings } from '../../policy-start.ts';
import { type Check, warning, well, wrong } from '../check.ts';

/** The policy against itself, and against the groups Slack knows. */
export const policy: Check = {
  name: 'Policy',
  async look({ config, client }) {
    const { errors, warnings } = await policyFindings(config, client);
    const looser = looserThan(config.policy.entries, operations, policyDefaults(config));
    const said = [
      ...errors.map((words) => wrong(`POLICY_FILE: ${words}`)),
      ...warnings.map(({ en }) => warning(en)),
      ...looser.map(({ operation, key, from, to, when }) =>
        warning(
          `${operation} asks for less than its definition: ${key} ${from} -> ${to}${when === '' ? '' : ` where ${when}`}`,
        ),
      ),
    ];
    return said.length > 0 ? said : [well('All it says can have its effect.')];
  },
};
