/** An environment that is taken, and what is said of one that is not. */
import { randomBytes } from 'node:crypto';
import { ConfigError, readConfig } from '../../src/config/config.ts';

export const good: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99baac85aa01',
  PARTNERS_URL: 'https://partners.example.com',
  PARTNERS_API_KEY: 'key-1',
  CUSTOMERS_V2_URL: 'https://customers.example.com/base',
  CUSTOMERS_V2_API_KEY: 'key-2',
  CUSTOMERS_V4_URL: 'https://customers.example.com',
  CUSTOMERS_V4_API_KEY: 'key-3',
  CUSTOMERS_V4_API_KEY_HEADER: 'apikey',
  BARRINGS_URL: 'https://barrings.example.com',
  BARRINGS_API_KEY: 'key-4',
  ORG_ID: 'telco',
  ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  APPROVALS_CHANNEL: 'C0APPROVALS',
  AUDIT_CHANNEL: 'C0AUDIT',
  AGENT_GROUP: 'S0AGENTS',
  APPROVER_GROUP: 'S0APPROVERS, S0LEADS',
  AUDITOR_GROUP: 'S0AUDITORS',
};

/** What is wrong with an environment; empty when it is taken. */
export function problemsOf(variables: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
