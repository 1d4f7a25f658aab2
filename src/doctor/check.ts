import type { WebClient } from '@slack/web-api';
import type { Read } from '../api/operation.ts';
import type { Config } from '../config/config.ts';

/** What a check can look at. */
export interface Ground {
  readonly config: Config;
  readonly client: WebClient;
  readonly read: Read;
}

/** One thing that was looked at, in a sentence for who runs Careline. */
export interface Said {
  /** `wrong` keeps Careline from its work; a `warning` is worth a look. */
  readonly state: 'well' | 'warning' | 'wrong';
  readonly words: string;
}

export const well = (words: string): Said => ({ state: 'well', words });
export const warning = (words: string): Said => ({ state: 'warning', words });
export const wrong = (words: string): Said => ({ state: 'wrong', words });

/** One part of an installation. What a check throws is wrong with what it looks at. */
export interface Check {
  readonly name: string;
  look(ground: Ground): Promise<readonly Said[]>;
}
