import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createReadiness } from '../../../src/receiver/readiness.ts';
import { type Stage, startStage } from '../../support/stage.ts';

let stage: Stage | undefined;
afterEach(async () => {
  await stage?.close();
  stage = undefined;
});

const PATHS = ['/metrics', '/health/live', '/health/ready'];
const statusOf = async (port: number | undefined, path: string) =>
  (await fetch(`http://127.0.0.1:${port}${path}`)).status;

describe('what operators ask', () => {
  it('S124: is answered on PORT by default', async () => {
    stage = await startStage();
    for (const path of PATHS) expect(await statusOf(stage.careline.port, path), path).toBe(200);
  });

  it('S124: is answered on OPERATIONS_ADDRESS alone where there is one, and nothing else is there', async () => {
    stage = await startStage({ env: { OPERATIONS_ADDRESS: '127.0.0.1:0' } });
    const { port, operationsPort } = stage.careline;
    expect(operationsPort).not.toBe(port);
    for (const path of PATHS) {
      expect(await statusOf(port, path), path).toBe(404);
      expect(await statusOf(operationsPort, path), path).toBe(200);
    }
    const post = (at: number) => fetch(`http://127.0.0.1:${at}/slack/events`, { method: 'POST' });
    expect((await post(operationsPort)).status).toBe(404);
    expect((await post(port)).status).toBe(401);
  });

  it('S125: whether it is ready was found by a look of our own; forty who ask make none', async () => {
    let looks = 0;
    let isFull = false;
    let at = new Date('2026-11-20T10:00:00Z');
    const readiness = createReadiness(
      async () => {
        looks += 1;
        if (isFull) throw new Error('disk full');
        return { fenced: false };
      },
      () => at,
    );
    expect(readiness.now()).toBeUndefined();
    await readiness.look();
    for (let asker = 0; asker < 40; asker += 1) expect(readiness.now()).toEqual({ fenced: false });
    expect(looks).toBe(1);
    isFull = true;
    await readiness.look();
    expect(readiness.now()).toBeUndefined();
    isFull = false;
    await readiness.look();
    expect(readiness.now()).toEqual({ fenced: false });
    // A database that does not answer is not well either.
    let hangs = false;
    const hanging = createReadiness(
      () => (hangs ? new Promise<string>(() => undefined) : Promise.resolve('well')),
      () => at,
    );
    await hanging.look();
    hangs = true;
    void hanging.look();
    at = new Date(at.getTime() + 2_000);
    expect(hanging.now()).toBeUndefined();
    // Nor is one that answers after that.
    const slow = createReadiness(
      async () => {
        at = new Date(at.getTime() + 2_000);
        return 'late';
      },
      () => at,
    );
    await slow.look();
    expect(slow.now()).toBeUndefined();
  });

  it('S125: a question from outside writes nothing', async () => {
    stage = await startStage();
    const { port } = stage.careline;
    const answers = await Promise.all(Array.from({ length: 40 }, () => statusOf(port, '/health/ready')));
    expect(answers).toEqual(Array(40).fill(200));
    expect(readFileSync('src/receiver/routes.ts', 'utf8')).toContain('ready: () => boolean');
  });

  it('S58 S127: connect.md says what the proxy bounds, and what of callbacks is not logged', () => {
    const page = readFileSync('docs/connect.md', 'utf8');
    expect(page).toMatch(/connections and requests of one address[^-]*size of a body[^-]*time for headers/);
    expect(page).toMatch(/`\/callbacks\/` hold a token[^-]*one request and one outcome[^-]*access logs/);
    expect(page).toContain('OPERATIONS_ADDRESS=127.0.0.1:9090');
  });
});
