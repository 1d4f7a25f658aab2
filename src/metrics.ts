import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Drift, Observation } from './api/client.ts';

export interface Metrics {
  called(observation: Observation): void;
  drifted(drift: Drift): void;
  /** What the partners API reported, by what became of it. */
  reported(result: string): void;
  /** Whether a place in Slack takes nothing. */
  blocked(place: string, isBlocked: boolean): void;
  /** Slack's word for why it does not tell who is in a group; `undefined` when it does. */
  groupUnread(group: string, word: string | undefined): void;
  /** Something was looked up by somebody who may as this. */
  looked(role: string): void;
  /** A message was given up: its person takes none. */
  givenUp(): void;
  /** The text Prometheus reads. */
  read(backlog: number, fenced: boolean, stopped: boolean): Promise<string>;
}

/** What an operator watches. Labels name operations, never customers. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const calls = new Counter({
    name: 'careline_upstream_calls_total',
    help: 'Attempts upstream, by how they ended.',
    labelNames: ['api', 'operation', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'careline_upstream_call_seconds',
    help: 'How long attempts upstream took.',
    labelNames: ['api'],
    registers,
  });
  const drift = new Counter({
    name: 'careline_upstream_drift_total',
    help: 'Answers that broke their schema.',
    labelNames: ['operation'],
    registers,
  });
  const callbacks = new Counter({
    name: 'careline_callbacks_total',
    help: 'Reports of the partners API, by what became of them.',
    labelNames: ['result'],
    registers,
  });
  const waiting = new Gauge({
    name: 'careline_outbox_backlog',
    help: 'Messages committed and not yet posted.',
    registers,
  });
  const fenced = new Gauge({
    name: 'careline_fenced',
    help: 'Whether everything is held because the database is behind what was posted.',
    registers,
  });
  const stopped = new Gauge({
    name: 'careline_stopped',
    help: 'Whether a person has stopped everything: no change is sent.',
    registers,
  });
  const blocked = new Gauge({
    name: 'careline_channel_blocked',
    help: 'Places in Slack that take no messages until a person mends them.',
    labelNames: ['place'],
    registers,
  });
  const unread = new Gauge({
    name: 'careline_group_unreadable',
    help: 'User groups of which Slack does not tell who is in them, by its word for why.',
    labelNames: ['group', 'word'],
    registers,
  });
  const words = new Map<string, string>();
  const lookups = new Counter({
    name: 'careline_lookups_total',
    help: 'What people looked up, by what lets them.',
    labelNames: ['role'],
    registers,
  });
  const undelivered = new Counter({
    name: 'careline_messages_given_up_total',
    help: 'Direct messages given up, because the person takes none.',
    registers,
  });
  return {
    called({ api, operationId, outcome, ms }) {
      calls.inc({ api, operation: operationId, outcome });
      seconds.observe({ api }, ms / 1000);
    },
    drifted({ operationId }) {
      drift.inc({ operation: operationId });
    },
    blocked(place, isBlocked) {
      blocked.set({ place }, Number(isBlocked));
    },
    groupUnread(group, word) {
      const before = words.get(group);
      if (before !== undefined) unread.remove({ group, word: before });
      words.delete(group);
      if (word === undefined) return;
      words.set(group, word);
      unread.set({ group, word }, 1);
    },
    looked(role) {
      lookups.inc({ role });
    },
    givenUp() {
      undelivered.inc();
    },
    reported(result) {
      callbacks.inc({ result });
    },
    async read(backlog, isFenced, isStopped) {
      waiting.set(backlog);
      fenced.set(Number(isFenced));
      stopped.set(Number(isStopped));
      return registry.metrics();
    },
  };
}
