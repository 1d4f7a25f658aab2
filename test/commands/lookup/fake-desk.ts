/** A desk without Slack, store or network: a back office of functions, and a screen that checks what it shows. */
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { readAnswer } from '../../../src/api/answer.ts';
import { ApiError, kindOfStatus } from '../../../src/api/errors.ts';
import type { AnyInput, Api, InputOf, Operation, OutputOf } from '../../../src/api/operation.ts';
import { type ReadingDesk, Refusal, type Shown } from '../../../src/commands/handler.ts';
import { checkView } from '../../../src/sandbox/slack/blocks.ts';
import { type Language, texts } from '../../../src/text/text.ts';

/** What an operation answers, by id; a number is an HTTP status it fails with. */
export type Office = Readonly<Record<string, (input: AnyInput) => unknown>>;

export interface FakeDesk extends ReadingDesk {
  /** Every view that was shown, in order. */
  readonly views: readonly ModalView[];
  readonly calls: readonly { readonly id: string; readonly input: AnyInput }[];
  readonly notes: readonly { readonly kind: string; readonly data: unknown }[];
  readonly saved: ReadonlyMap<string, { readonly kind: string; readonly value: unknown }>;
  /** Runs work to its end, answering calls a round at a time; says how many rounds it took. */
  rounds(work: Promise<unknown>): Promise<number>;
}

export const NOW = new Date('2026-11-20T10:00:00Z');

export function fakeDesk(
  office: Office,
  {
    language = 'en',
    timeZone = 'Europe/Madrid',
    current,
  }: { language?: Language; timeZone?: string; current?: Shown } = {},
): FakeDesk {
  const views: ModalView[] = [];
  const calls: { id: string; input: AnyInput }[] = [];
  const notes: { kind: string; data: unknown }[] = [];
  const saved = new Map<string, { kind: string; value: unknown }>();
  const waiting: (() => void)[] = [];

  function read<O extends Operation>(operation: O, input: InputOf<O>): Promise<OutputOf<O>>;
  async function read(operation: Operation, input: AnyInput): Promise<unknown> {
    calls.push({ id: operation.id, input });
    await new Promise<void>((resolve) => waiting.push(resolve));
    const answer = office[operation.id]?.(input) ?? 404;
    if (typeof answer === 'number') throw failed(operation, answer);
    const [status = ''] = Object.keys(operation.responses);
    const read = readAnswer(operation, Number(status), JSON.stringify(answer));
    if (read instanceof ApiError) throw read;
    return read.data;
  }

  function display(view: ModalView): void {
    const checked = checkView(structuredClone(view), () => `generated.${views.length}.${Math.random()}`);
    if (!checked.ok) throw new Error(`Slack would refuse this view: ${checked.messages.join('; ')}`);
    views.push(view);
  }

  const desk: FakeDesk = {
    views,
    calls,
    notes,
    saved,
    read,
    ask: () => Promise.reject(new Error('the whole answer is asked for on a stage')),
    reading: (look) => {
      notes.push({ kind: 'looked_up', data: { opened: look.opened, target: look.target } });
      return desk;
    },
    person: {
      id: 'U1',
      teamId: 'T1',
      locale: language,
      timeZone,
      roles: ['agent'],
    },
    text: texts[language],
    correlationId: '11111111-2222-4333-8444-555555555555',
    now: () => NOW,
    note: async (kind, data) => {
      notes.push({ kind, data });
    },
    noteOn: async (_requestId, kind, data) => {
      notes.push({ kind, data });
    },
    cardUrl: async () => undefined,
    known: { open: async () => ({ named: [], more: 0 }), confirmedPenalties: async () => [] },
    screen: {
      current,
      show: async (view) => {
        display(view);
        return { viewId: `V${views.length}`, depth: 1 };
      },
      update: async (_shown, view) => {
        display(view);
        return true;
      },
      whisper: async () => undefined,
      explain: async () => undefined,
    },
    memory: {
      save: async (kind, value) => {
        const token = `token-${saved.size + 1}`;
        saved.set(token, { kind, value: JSON.parse(JSON.stringify(value)) });
        return token;
      },
      load: async <S extends z.ZodType>(kind: string, token: string, schema: S) => {
        const found = saved.get(token);
        if (found?.kind !== kind) throw new Refusal('stale');
        return schema.parse(found.value);
      },
    },
    async rounds(work) {
      let done = false;
      let rounds = 0;
      const end = work.finally(() => {
        done = true;
      });
      end.catch(() => undefined);
      for (let turn = 0; !done && turn < 1_000; turn += 1) {
        await new Promise((resolve) => setImmediate(resolve));
        if (waiting.length === 0) continue;
        rounds += 1;
        for (const answer of waiting.splice(0)) answer();
      }
      await end;
      return rounds;
    },
  };
  return desk;
}

function failed({ api, id }: { api: Api; id: string }, status: number): ApiError {
  const kind = kindOfStatus(status);
  return new ApiError('SAID BY THE API', {
    api,
    kind,
    outcome: 'refused',
    operationId: id,
    status,
    code: '0099',
  });
}

/** The words of a view, one after another. */
export function wordsOf(view: ModalView | undefined): string {
  return JSON.stringify(view?.blocks ?? []);
}

/** The buttons of a view: action id and value. */
export function buttonsOf(view: ModalView | undefined): { actionId: string; value: string; text: string }[] {
  return (view?.blocks ?? []).flatMap((block) => {
    const elements = 'elements' in block ? block.elements : 'accessory' in block ? [block.accessory] : [];
    return elements.flatMap((each) =>
      each?.type === 'button'
        ? [{ actionId: each.action_id ?? '', value: each.value ?? '', text: each.text.text }]
        : [],
    );
  });
}
