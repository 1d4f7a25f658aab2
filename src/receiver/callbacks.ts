import type { Reported } from '../approvals/callback.ts';
import { readBody } from './body.ts';
import { bodyOf, end } from './http.ts';
import { refuse } from './refuse.ts';
import type { Route } from './server.ts';

/** A report says little; more is not read. */
const LARGEST_REPORT = 65_536;

const STATUS: Readonly<Record<Reported, number>> = {
  taken: 200,
  repeated: 200,
  // The first report stands, and the API must not try this one again for ever.
  contrary: 200,
  late: 410,
  unknown: 404,
};

/** `POST /callbacks/<token>`: what the partners API reports of a change it had accepted. Answers no data. */
export function callbackRoute(
  isToken: (token: string) => boolean,
  report: (token: string, body: string) => Promise<Reported>,
  metrics: { reported(result: Reported): void },
): Route {
  return async (request, response) => {
    const token = new URL(request.url ?? '', 'http://localhost').pathname.split('/').at(-1) ?? '';
    if (!isToken(token)) {
      metrics.reported('unknown');
      return refuse(request, response, STATUS.unknown);
    }
    const body = await bodyOf(request, response, (from) => readBody(from, LARGEST_REPORT));
    if (body === undefined) return;
    const result = await report(token, body.toString('utf8'));
    metrics.reported(result);
    end(response, STATUS[result], { result });
  };
}
