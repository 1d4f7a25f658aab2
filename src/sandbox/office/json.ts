declare global {
  interface JSON {
    /** Text that `JSON.stringify` copies as it is; in the engine, not yet in the types. */
    rawJSON(text: string): object;
  }
}

/** A number of many digits, printed bare: `8934011411551283004`, which no JavaScript number holds. */
export const bareNumber = (digits: string | null): object | null =>
  digits === null ? null : JSON.rawJSON(digits);
