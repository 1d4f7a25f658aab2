import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

export type { Logger } from 'pino';

/**
 * One JSON record a line. Of an error only its name, message and stack are logged: the objects that Slack's
 * and the APIs' clients throw carry requests and answers, and those hold customers' data and tokens.
 */
export function createLogger(level: string, stream?: DestinationStream): Logger {
  const options: LoggerOptions = { level, base: null, serializers: { err: withoutPayload } };
  return stream ? pino(options, stream) : pino(options);
}

function withoutPayload(error: unknown): object {
  if (!(error instanceof Error)) return { message: 'not an error' };
  return { name: error.name, message: withoutUrls(error.message), stack: withoutUrls(error.stack ?? '') };
}

/** Addresses hold tokens (a response_url is one) and identifiers; where our own code stood may stay. */
const withoutUrls = (text: string): string => text.replace(/(https?|wss?):\/\/[^\s)'"]+/g, '<url>');
