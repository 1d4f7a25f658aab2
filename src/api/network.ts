/** How a connection failed, and whether the request can have left. */
export interface NetworkFailure {
  /** The system's or the HTTP client's code; `UNKNOWN` when there is none. */
  readonly code: string;
  /** Certain that no byte of the request was sent. */
  readonly unsent: boolean;
  /** Trying again may help: a wrong certificate stays wrong. */
  readonly passing: boolean;
}

/**
 * The TLS handshake failed at our end or before it was done. Other ERR_SSL_… codes can come after the
 * request was sent (TLS 1.3 refuses a client late) and stay unknown.
 */
const NOT_TRUSTED =
  /^(?:CERT_\w+|ERR_TLS_CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNSUPPORTED_PROTOCOL|NO_CIPHERS_AVAILABLE|(?:SSL\/TLS|SSLV3|TLSV1)_ALERT_HANDSHAKE_FAILURE|TLSV1_ALERT_PROTOCOL_VERSION|TLSV1_UNRECOGNIZED_NAME))$/;

/** Reads why fetch failed from the chain of causes, which is where Node keeps it. */
export function readNetworkFailure(error: unknown): NetworkFailure {
  const chain = chainOf(error);
  const unconnected = chain.find(isUnconnected);
  if (unconnected) return { code: codeOf(unconnected) ?? 'UNKNOWN', unsent: true, passing: true };
  const codes = chain.map(codeOf).filter((code) => code !== undefined);
  const untrusted = codes.find((code) => NOT_TRUSTED.test(code));
  if (untrusted) return { code: untrusted, unsent: true, passing: false };
  return { code: codes.at(-1) ?? 'UNKNOWN', unsent: false, passing: true };
}

/** An error and its causes, outermost first; cut where the chain would not end. */
function chainOf(error: unknown, depth = 0): Error[] {
  return error instanceof Error && depth < 6 ? [error, ...chainOf(error.cause, depth + 1)] : [];
}

/**
 * The code alone does not say: EHOSTUNREACH and ETIMEDOUT also end connections that had carried a request.
 * The system call does. A host with several addresses fails with one error for each.
 */
function isUnconnected(error: Error): boolean {
  if (codeOf(error) === 'UND_ERR_CONNECT_TIMEOUT') return true;
  if (error instanceof AggregateError) {
    const { errors }: { errors: unknown[] } = error;
    return errors.length > 0 && errors.every((each) => each instanceof Error && isUnconnected(each));
  }
  return 'syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo');
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
