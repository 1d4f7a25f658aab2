/** All that one local workspace keeps, for the methods of the Web API and the people in it. */
import type { Delivery } from './door/delivery.ts';
import type { Bot, Messages } from './messages.ts';
import type { Mint } from './mint.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';
import type { Channel, Person, SlackFaults } from './types.ts';
import type { Views } from './views.ts';

export interface World {
  readonly bot: Bot;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly groups: ReadonlyMap<string, readonly string[]>;
  readonly messages: Messages;
  readonly views: Views;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly delivery: Delivery;
  readonly mint: Mint;
  readonly now: () => Date;
  readonly faults: () => SlackFaults;
  /** The address of a new Socket Mode connection. */
  readonly socketUrl: () => string;
  /** Tells the page that something a person could see has changed. */
  readonly changed: () => void;
}
