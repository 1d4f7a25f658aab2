import type { AnyBlock } from '@slack/types';
import ky from 'ky';

const TIMEOUT_MS = 5_000;

/**
 * Posts an ephemeral answer to a `response_url`, which works in channels the app is not in. The receiver has
 * already taken out every address that is not Slack's. Throws when Slack does not take it.
 */
export async function respond(url: string, text: string, blocks?: readonly AnyBlock[]): Promise<void> {
  await ky.post(url, {
    json: { response_type: 'ephemeral', replace_original: false, text, ...(blocks && { blocks }) },
    retry: 0,
    timeout: TIMEOUT_MS,
    redirect: 'error',
  });
}
