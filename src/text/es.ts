import { altered } from './es/altered.ts';
import { answer } from './es/answers.ts';
import { beside } from './es/beside.ts';
import { between } from './es/between.ts';
import { buttons } from './es/buttons.ts';
import { decisions } from './es/decisions.ts';
import { desk } from './es/desk.ts';
import { ended } from './es/ended.ts';
import { fence } from './es/fence.ts';
import { input } from './es/input.ts';
import { intent } from './es/intent.ts';
import { keyed } from './es/keyed.ts';
import { messages } from './es/messages.ts';
import { outlook } from './es/outlook.ts';
import { places } from './es/places.ts';
import { policy } from './es/policy.ts';
import { reading } from './es/reading.ts';
import { record } from './es/record.ts';
import { requests } from './es/requests.ts';
import { retention } from './es/retention.ts';
import { settling } from './es/settling.ts';
import { shown } from './es/shown.ts';
import { stop } from './es/stop.ts';
import type { Text } from './text.ts';

export const es: Text = {
  language: 'es',
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
