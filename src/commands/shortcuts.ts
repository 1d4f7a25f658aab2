/** Shortcuts: find a customer, and look up the identifiers that stand in a message. */
import { z } from 'zod';
import { findIdentifiers, type Identifier, recognise, typedAs } from '../fields/identifier.ts';
import { foundView } from '../views/found.ts';
import { lookUpCustomer, openSearch } from './customer.ts';
import { defineAction, defineShortcut, Refusal } from './handler.ts';
import { READERS } from './people.ts';

const FOUND = 'found';
const found = z.array(z.string());

const find = defineShortcut({
  callbackId: 'customer.find',
  scope: 'global',
  roles: READERS,
  run: (_text, desk) => openSearch(desk),
});

const inMessage = defineShortcut({
  callbackId: 'message.identifiers',
  scope: 'message',
  roles: READERS,
  async run(text, desk) {
    const identifiers = findIdentifiers(text);
    const [only] = identifiers;
    if (only === undefined) throw new Refusal(desk.text.requests.message.nothingFound);
    if (identifiers.length === 1) return lookUpCustomer(only, desk);
    const metadata = await desk.memory.save(FOUND, identifiers.map(typedAs));
    await desk.screen.show(foundView(identifiers.map(named), metadata, desk.text));
  },
});

/** Buttons carry the place in the list, never the identifier. */
const lookUp = defineAction({
  actionId: 'message.look_up',
  roles: READERS,
  async run({ value, metadata }, desk) {
    const identifiers = await desk.memory.load(FOUND, metadata, found);
    const identifier = recognise(identifiers[Number(value)] ?? '');
    if (identifier.kind === 'unreadable') throw new Refusal(desk.text.requests.refused.stale);
    return lookUpCustomer(identifier, desk);
  },
});

const named = (identifier: Identifier) => ({
  kind: identifier.kind === 'document' ? identifier.type : identifier.kind,
  value: identifier.value,
});

export const shortcutHandlers = [find, inMessage, lookUp];
