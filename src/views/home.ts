import type { HomeView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { actions, button, context, divider, header, section } from './blocks.ts';
import { Mrkdwn, md } from './escape.ts';
import { type RequestLists, requestLists } from './lists/requests.ts';

export interface HomeModel {
  readonly lists: RequestLists;
  /** Whether they may look customers up. */
  readonly looks: boolean;
  /** Whether they may ask for changes. */
  readonly asks: boolean;
  /** Absent for who has no role. */
  readonly environment?: string;
}

/** The Home tab: quick actions, what waits for a decision, my requests, and which environment this is. */
export function homeView(model: HomeModel, text: Text): HomeView {
  const { home, care } = text.requests;
  return {
    type: 'home',
    blocks: [
      header(home.quick),
      actions('home.quick', [
        ...(model.looks ? [button({ text: home.find, actionId: 'home.find', style: 'primary' })] : []),
        ...(model.asks ? [button({ text: home.run, actionId: 'run.open' })] : []),
        button({ text: home.help, actionId: 'home.help' }),
      ]),
      context(md`${care.decides}`),
      divider(),
      ...requestLists(model.lists, text),
      ...(model.environment === undefined
        ? []
        : [divider(), context(new Mrkdwn(home.environment(model.environment)))]),
    ],
  };
}

/** What somebody without a role reads: what this is, and whom to ask. */
export const outsiderView = (text: Text): HomeView => ({
  type: 'home',
  blocks: [section(md`${text.reading.roles.outsider}`)],
});
