/**
 * `npm exec -- node bench/acks.ts [seconds a phase]`: how fast Careline acknowledges 200 agents at work, while everything
 * answers and while one API hangs. The yardstick is a bare `node:http` server under the same load in the same run. Prints
 * milliseconds and ratios as JSON.
 *
 * Slack, the back office and the agents live in the process that measures, so that its own work is in every figure.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../src/sandbox/free-port.ts';
import { CARE_CHANNEL } from '../src/sandbox/slack/people.ts';
import { openOutpost } from '../test/chaos/careline-process.ts';
import { until } from '../test/support/until.ts';

const AGENTS = 200;
/** An agent does something that often, on average: brisk for somebody who talks to a customer. */
const PAUSE_MS = 10_000;
const seconds = Number(process.argv[2] ?? 60);
const IDLE_SOCKETS = 1_000;

const outpost = await openOutpost({}, { crowd: AGENTS });
const { slack, office } = outpost;
const agents = slack.people.filter(({ id }) => id.startsWith('U0CROWD')).map(({ id }) => slack.as(id));
const { lucia, business } = office.known;
const LINES = [
  `/customer ${lucia.document}`,
  `/customer ${lucia.msisdn}`,
  `/barrings ${business.subscriptionIds[0]}`,
  `/block-sim ${lucia.msisdn}`,
  `/penalties ${lucia.subscriptionId}`,
  '/care',
];

interface Phase {
  readonly acks: number;
  readonly failures: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Everybody works for so long; the moments are spread by a fixed rule, the same in each phase. */
async function work(): Promise<Phase> {
  const end = performance.now() + seconds * 1_000;
  const waits: number[] = [];
  let failures = 0;
  await Promise.all(
    agents.map(async (agent, number) => {
      for (let turn = 0; ; turn += 1) {
        await pause(PAUSE_MS * (0.5 + ((number * 7 + turn * 3) % AGENTS) / AGENTS) * (turn === 0 ? 0.66 : 1));
        if (performance.now() > end) return;
        await agent.close(true);
        const line = LINES[(number + turn) % LINES.length] ?? '';
        const { ms, failure } = await agent.command(CARE_CHANNEL, line);
        waits.push(ms);
        if (failure !== undefined) failures += 1;
      }
    }),
  );
  return phaseOf(waits, failures);
}

/** Everybody in the same moment. */
async function rush(): Promise<Phase> {
  await Promise.all(agents.map((agent) => agent.close(true)));
  const acks = await Promise.all(
    agents.map((agent, number) => agent.command(CARE_CHANNEL, LINES[number % LINES.length] ?? '')),
  );
  return phaseOf(
    acks.map(({ ms }) => ms),
    acks.filter(({ failure }) => failure !== undefined).length,
  );
}

function phaseOf(waits: readonly number[], failures: number): Phase {
  const sorted = waits.toSorted((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10;
  return { acks: sorted.length, failures, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/** Sockets that begin a request and say no more, each opened again when it is closed. Returns what ends them. */
function idle(port: number): () => void {
  const open = new Set<Socket>();
  let ended = false;
  function dangle(): void {
    const socket = connect(port, '127.0.0.1', () => socket.write('POST /slack/ev'));
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      if (!ended) dangle();
    });
  }
  for (let count = 0; count < IDLE_SOCKETS; count += 1) dangle();
  return () => {
    ended = true;
    for (const socket of open) socket.destroy();
  };
}

/** A server that reads the body and answers 200, in a process of its own. */
async function bare(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const port = await freePort();
  const code = `require('node:http').createServer((q, r) => q.resume().on('end', () => r.end())).listen(${port}, '127.0.0.1')`;
  const child = spawn(process.execPath, ['-e', code], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}/`;
  await until('the bare server', () =>
    fetch(url)
      .then(({ ok }) => ok)
      .catch(() => false),
  );
  return { url, child };
}

const careline = slack.requestUrl;
const yardstick = await bare();
slack.requestUrl = yardstick.url;
const nothing = await work();
yardstick.child.kill();
await once(yardstick.child, 'exit');

slack.requestUrl = careline;
await outpost.start();
// What is loaded and compiled on first use is not what an agent meets all day.
await Promise.all(
  agents.slice(0, LINES.length).map((agent, at) => agent.command(CARE_CHANNEL, LINES[at] ?? '')),
);
const healthy = await work();
office.faults.set('customers-v2', { delayMs: 120_000 });
const hanging = await work();
const hangingRush = await rush();
office.faults.clear();
const stopIdling = idle(Number(new URL(careline ?? '').port));
const idling = await work();
stopIdling();
await outpost.close();

const phases = { bare: nothing, healthy, hanging, hangingRush, idling };
const toBare = Object.fromEntries(
  Object.entries(phases).map(([name, { p99 }]) => [name, Math.round((p99 / nothing.p99) * 10) / 10]),
);
process.stdout.write(
  `${JSON.stringify({ agents: AGENTS, seconds, ...phases, p99ToBare: toBare }, null, 2)}\n`,
);
