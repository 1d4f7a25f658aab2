/** Brings what happened to the app, tells what became of it, and sends events again. */
import type { Delivered } from '../types.ts';
import type { Door, Envelope, Reply, Trouble } from './door.ts';

/** Slack sends an event again at once, after a minute and after five. */
const EVENT_RETRIES_MS = [0, 60_000, 300_000];

export interface Delivery {
  /** `subject` names what the person did, for what Slack tells them when it fails. */
  deliver(envelope: Envelope, subject: string): Promise<Delivered>;
  /** Forgets the retries still to come. */
  close(): void;
}

/** `door` is asked each time: an app may change from HTTP to Socket Mode. */
export function createDelivery(door: () => Door): Delivery {
  const timers = new Set<NodeJS.Timeout>();
  const events = new Set<Promise<Reply>>();
  let closed = false;

  function again(envelope: Envelope, num: number, reason: Trouble): void {
    const wait = EVENT_RETRIES_MS[num - 1];
    if (wait === undefined || closed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void door()
        .send(envelope, { num, reason })
        .then((reply) => considerRetry(envelope, reply, num + 1));
    }, wait).unref();
    timers.add(timer);
  }

  function considerRetry(envelope: Envelope, reply: Reply, num: number): void {
    if (envelope.kind !== 'events_api' || !reply.trouble || reply.noRetry) return;
    again(envelope, num, reply.trouble);
  }

  return {
    async deliver(envelope, subject) {
      // People are slower than the events of what they did before.
      if (envelope.kind !== 'events_api') await Promise.all(events);
      const started = performance.now();
      const sending = door().send(envelope);
      if (envelope.kind === 'events_api') {
        events.add(sending);
        void sending.then(() => events.delete(sending));
      }
      const reply = await sending;
      considerRetry(envelope, reply, 1);
      return {
        status: reply.status,
        body: reply.body,
        ms: performance.now() - started,
        ...(reply.trouble && { failure: `${subject} ${FAILURES[reply.trouble]}` }),
      };
    },
    close() {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

const FAILURES: Readonly<Record<Trouble, string>> = {
  http_timeout: "didn't respond in time: operation_timeout",
  http_error: 'failed with the error "http_service_error"',
  connection_failed: 'failed because the app did not answer: dispatch_failed',
};
