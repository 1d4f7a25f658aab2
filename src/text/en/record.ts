/** Lists and time lines that go on, and what the record says of each step. */
export const record = {
  /** Which of a list are shown: `1–20 of 25`. */
  range: (from: number, to: number, of: number) =>
    from === to ? `${from} of ${of}` : `${from}–${to} of ${of}`,
  older: 'Earlier',
  newer: 'Later',
  previous: 'Back',
  next: 'More',
  /** Within a time line of which the ends are shown. */
  between: (count: number) => `${count} more between`,
  allSteps: (of: number) => (of === 1 ? 'The step by itself' : `All ${of} steps`),
  askedTo: (sentence: string) => `asked to ${sentence}`,
  /** What the record calls each step. */
  events: {
    executing: 'being sent to the back office',
    succeeded: 'done: the back office confirmed it',
    held: 'held: the target has changed since it was asked for',
    searched: 'searched the log',
  },
  manyLookups: (most: number) => `has looked up more than ${most} times within an hour`,
  seen: 'done: its effect was seen in the back office',
  unsent: 'not sent to the back office',
  settled: { succeeded: 'settled it: it was done', failed: 'settled it: nothing was changed' },
  reported: {
    succeeded: 'done: the back office reported so',
    failed: 'failed: the back office reported so',
  },
  tried: {
    approve: 'tried to approve it, and was refused',
    reject: 'tried to reject it, and was refused',
    cancel: 'tried to cancel it, and was refused',
    confirm: 'tried to confirm it, and was refused',
  },
  touches: 'touches',
  /** Searching the log. */
  search: {
    searching: 'Searching the log…',
    found: (count: number) => (count === 1 ? '1 matter of' : `${count} matters of`),
    matters: (count: number) => (count === 1 ? '1 matter found' : `${count} matters found`),
    newest: (count: number) => `The newest ${count} are listed: ask for less to see the others.`,
    noDay: (read: string) => `“${read}” is no day: write 2026-11-25 or 25/11/2026.`,
    noOperation: (read: string) => `“${read}” is no operation of the back office. \`/care run\` lists them.`,
    help: 'What is looked for can be a document, a number, an e-mail, an id, a person (`@name`), a day (`2026-11-25` or `25/11/2026`), an operation (`customers-v2.blocks.update`), an outcome (`done`, `failed`, `unknown`, `rejected`, `cancelled`, `expired`, `accepted`), or several of them.',
    /** Without capitals and accents, and what the log calls it. */
    outcomes: {
      done: 'succeeded',
      failed: 'failed',
      unknown: 'unknown',
      rejected: 'rejected',
      cancelled: 'cancelled',
      expired: 'expired',
      accepted: 'accepted',
      approved: 'approved',
      held: 'held',
    } as Readonly<Record<string, string>>,
  },
  /** What one person did again and again, on one line. */
  times: (count: number) => `${count} times, last`,
  answerGoesOn: (shown: number, of: number) =>
    `${shown} of ${of} parts of the answer are shown; the operation that reads it shows the rest.`,
};
