/**
 * JSON.parse that loses no digits: an integer too large for a JavaScript number becomes its text. ICCIDs
 * have 19 digits and arrive as bare numbers. Throws SyntaxError, RangeError when nested beyond the stack.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text, keepDigits);
}

// The third argument is in the runtime, not yet in TypeScript's library; optional, it may be declared here.
function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source;
  return source !== undefined && /^-?[0-9]+$/.test(source) ? source : value;
}
