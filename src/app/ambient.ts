import type { Clock } from '../clock.ts';
import type { Rate } from '../feed/pace.ts';
import type { Logger } from '../log.ts';
import type { Patience } from '../receiver/server.ts';

/** What tests replace. */
export interface Ambient {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: () => string;
  /** How fast is posted; Slack's own rate unless told. */
  readonly rate?: Rate;
  /** How long a client may take to send a request; as in `PATIENCE` unless told. */
  readonly patience?: Patience;
}
