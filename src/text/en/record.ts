/** Lists and time lines that go on, and what the record says of each step. */
export const record = {
  /** Which of a list are shown: `1–20 of 25`. */
  range: (from: number, to: number, of: number) =>
    from === to ? `${from} of ${of}` : `${from}–${to} of ${of}`,
  older: 'Earlier',
  newer: 'Later',
  previous: 'Back',
  next: 'More',
  all: (of: number) => `All ${of}`,
  /** Within a time line of which the ends are shown. */
  between: (count: number) => `${count} more between`,
  steps: 'Steps',
  allSteps: (of: number) => (of === 1 ? 'The step by itself' : `All ${of} steps`),
  /** What one person did again and again, on one line. */
  times: (count: number) => `${count} times, last`,
  answerGoesOn: (shown: number, of: number) =>
    `${shown} of ${of} parts of the answer are shown; the operation that reads it shows the rest.`,
};
