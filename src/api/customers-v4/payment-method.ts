import { z } from 'zod';
import { sameIban } from '../../fields/iban.ts';
import { defineCatalogue, entriesOf } from '../catalogues.ts';
import { valueAt } from '../fields.ts';
import { headings } from '../headings.ts';
import { said } from '../missing.ts';
import type { Note } from '../notes.ts';
import { type Before, defineOperation, type Read } from '../operation.ts';
import { breaks, form, noBody } from '../schemas.ts';
import { seenIf } from '../seen.ts';
import { accountsGetV4 } from './accounts.ts';
import { availableCreditCardsList } from './available-credit-cards.ts';
import { availablePaymentMethodsList } from './available-payment-methods.ts';
import { iban } from './iban.ts';
import { account } from './ids.ts';
import { METHODS, paidNow, paidThen } from './paid.ts';
import { tokenizationRequestsList } from './tokenization-requests.ts';

/** Whose account it is. Throws `ApiError` where the answer does not say. */
async function customerOf(params: z.output<typeof account>, read: Read): Promise<string> {
  const { customer_id } = await read(accountsGetV4, { params });
  return said(customer_id, accountsGetV4);
}

/** How the account may be paid, as the API says for it. */
const available = defineCatalogue(
  'available_payment_methods',
  () => [accountsGetV4, availablePaymentMethodsList],
  async (input, read) => {
    const params = account.parse({ account_id: valueAt(input, 'params.account_id') });
    const customer_id = await customerOf(params, read);
    const { payment_methods } = await read(availablePaymentMethodsList, {
      params: { ...params, customer_id },
    });
    return entriesOf(payment_methods, (value) => ({ value, name: value }));
  },
);

/** The cards the customer of the account has used. */
const cards = defineCatalogue(
  'cards',
  () => [accountsGetV4, availableCreditCardsList],
  async (input, read) => {
    const params = account.parse({ account_id: valueAt(input, 'params.account_id') });
    const customer_id = await customerOf(params, read);
    const { available_credit_cards } = await read(availableCreditCardsList, { params: { customer_id } });
    return entriesOf(available_credit_cards, ({ id, summary, expiration_date }) =>
      id == null ? undefined : { value: id, name: `•••• ${summary ?? '?'} (${expiration_date ?? '?'})` },
    );
  },
);

const cardDetails = z
  .strictObject({
    token_id: z
      .string()
      .min(1)
      .register(form, {
        catalogue: cards,
        hint: { en: 'Counts at once', es: 'Vale al momento' },
      })
      .optional(),
    reference_id: z
      .string()
      .min(1)
      .register(form, {
        hint: {
          en: 'Is accepted first, and counts when it has a token',
          es: 'Primero se acepta, y vale cuando tiene token',
        },
      })
      .optional(),
  })
  .refine(
    ({ token_id, reference_id }) => (token_id === undefined) !== (reference_id === undefined),
    breaks(['token_id'], {
      en: 'A card is named by its token or by a reference, never by both: the page says one OR the other. Leave one of the two empty.',
      es: 'Una tarjeta se nombra por su token o por una referencia, nunca por las dos: la página dice una O la otra. Deja vacía una de ellas.',
    }),
  );

/**
 * How an account is paid: by direct debit with an IBAN, by card with a token or a reference, or by transfer
 * (customers-v4.payment-method.update, customers-v4.customer-accounts.create).
 */
export const paymentMethod = z
  .discriminatedUnion('type', [
    z.strictObject({ type: z.literal('BANK_TRANSFER'), details: z.strictObject({}).optional() }),
    z.strictObject({ type: z.literal('DIRECT_DEBIT'), details: z.strictObject({ iban: iban() }) }),
    z.strictObject({ type: z.literal('CREDIT_CARD'), details: cardDetails }),
  ])
  .register(form, {
    label: { en: 'Payment method', es: 'Método de pago' },
    options: METHODS,
    catalogue: available,
  });

export type PaymentMethod = z.output<typeof paymentMethod>;

/** When a card counts, wherever one is given. */
export const cardNote: Note = {
  words: {
    en: 'A card by its token counts at once; one by a reference waits until it has a token.',
    es: 'Una tarjeta por su token vale al momento; por una referencia, espera a tener token.',
  },
  decides: true,
};

export const paymentMethodUpdate = defineOperation({
  id: 'customers-v4.payment-method.update',
  api: 'customers-v4',
  method: 'PATCH',
  path: '/v4/orgs/{org_id}/accounts/{account_id}/payment-method',
  title: { en: 'Change how an account is paid', es: 'Cambiar el método de pago de una cuenta' },
  says(_input, _sight, { whom, of }) {
    const means = of('body.details.iban') ?? of('body.details.token_id') ?? of('body.details.reference_id');
    const by = means === undefined ? '' : ` ${means}`;
    return {
      en: `Have ${whom} paid by ${of('body.type')}${by}`,
      es: `Cobrar ${whom} por ${of('body.type')}${by}`,
    };
  },
  resource: headings.accounts,
  moves: 'money',
  notes: [cardNote],
  params: account,
  body: paymentMethod,
  // 202: a card known by its reference waits for its token (customers-v4.tokenization-requests.list).
  responses: { 202: noBody(), 204: noBody() },
  async before({ params, body }, read): Promise<Before> {
    const { payment_method: now } = await read(accountsGetV4, { params });
    const label = { en: 'Payment method', es: 'Método de pago' };
    const same = (await seen(params, body, read)) === 'done';
    const after = same ? paidNow(now) : paidThen(body, now);
    return {
      changes: [{ label, now: paidNow(now), after, ...(!same && { masked: true }) }],
      compares: ['body'],
    };
  },
  verify: ({ params, body }, read) => seen(params, body, read),
});

/** Whether the account is paid so now: by that IBAN, by that very card. */
async function seen(params: z.output<typeof account>, body: PaymentMethod, read: Read) {
  const { payment_method: now } = await read(accountsGetV4, { params });
  switch (body.type) {
    case 'DIRECT_DEBIT':
      return seenIf(sameIban(now?.direct_debit?.details?.iban, body.details.iban));
    case 'BANK_TRANSFER':
      return seenIf(now?.bank_transfer != null);
    case 'CREDIT_CARD': {
      const token = await tokenOf(params, body.details, read);
      return seenIf(token !== undefined && now?.credit_card?.details?.token_id === token);
    }
  }
}

/** The token a card is known by: a reference has one once its tokenization has ended well. */
async function tokenOf(
  params: z.output<typeof account>,
  { token_id: token, reference_id: reference }: z.output<typeof cardDetails>,
  read: Read,
): Promise<string | undefined> {
  if (reference === undefined) return token;
  const { items } = await read(tokenizationRequestsList, { params });
  return items.find((each) => each.reference_id === reference)?.token_id ?? undefined;
}
