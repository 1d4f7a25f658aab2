import { altered } from './en/altered.ts';
import { answer } from './en/answers.ts';
import { beside } from './en/beside.ts';
import { between } from './en/between.ts';
import { buttons } from './en/buttons.ts';
import { decisions } from './en/decisions.ts';
import { desk } from './en/desk.ts';
import { ended } from './en/ended.ts';
import { fence } from './en/fence.ts';
import { input } from './en/input.ts';
import { intent } from './en/intent.ts';
import { keyed } from './en/keyed.ts';
import { messages } from './en/messages.ts';
import { outlook } from './en/outlook.ts';
import { places } from './en/places.ts';
import { policy } from './en/policy.ts';
import { reading } from './en/reading.ts';
import { record } from './en/record.ts';
import { requests } from './en/requests.ts';
import { retention } from './en/retention.ts';
import { settling } from './en/settling.ts';
import { shown } from './en/shown.ts';
import { stop } from './en/stop.ts';

export const en = {
  language: 'en' as 'en' | 'es',
  shown,
  desk,
  ended,
  fence,
  input,
  requests,
  decisions,
  beside,
  between,
  buttons,
  answer,
  intent,
  messages,
  keyed,
  outlook,
  places,
  policy,
  reading,
  record,
  altered,
  retention,
  settling,
  stop,
};
