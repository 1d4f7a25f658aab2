import type { HomeView } from '@slack/types';
import type { Text } from '../text/text.ts';
import { actions, button, context, divider, header } from './blocks.ts';
import { type RequestLists, requestLists } from './care.ts';
import { Mrkdwn, md } from './escape.ts';

export interface HomeModel {
  readonly lists: RequestLists;
  readonly environment: string;
}

/** The Home tab: quick actions, what waits for a decision, my requests, and which environment this is. */
export function homeView(model: HomeModel, text: Text): HomeView {
  const { home, care } = text.requests;
  return {
    type: 'home',
    blocks: [
      header(home.quick),
      actions('home.quick', [
        button({ text: home.find, actionId: 'home.find', style: 'primary' }),
        button({ text: home.run, actionId: 'run.open' }),
        button({ text: home.help, actionId: 'home.help' }),
      ]),
      context(md`${care.decides}`),
      divider(),
      ...requestLists(model.lists, text),
      divider(),
      context(new Mrkdwn(home.environment(model.environment))),
    ],
  };
}
