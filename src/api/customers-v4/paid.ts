/** How an account is paid and will be, in words for a card: what tells one from another is shortened. */
import type { z } from 'zod';
import { canonicalIban } from '../../fields/iban.ts';
import { maskIban } from '../../fields/mask.ts';
import { maskMeaning } from '../../fields/meaning.ts';
import type { FactValue, Localized } from '../operation.ts';
import type { accountsGetV4 } from './accounts.ts';
import type { PaymentMethod } from './payment-method.ts';

export const METHODS = {
  BANK_TRANSFER: { en: 'Bank transfer', es: 'Transferencia' },
  DIRECT_DEBIT: { en: 'Direct debit', es: 'Domiciliación' },
  CREDIT_CARD: { en: 'Credit card', es: 'Tarjeta' },
};

type Billing = z.output<(typeof accountsGetV4.responses)[200]>['payment_method'];

/** The method there is. One that no page names is shown by the API's own key: it is not none. */
export function paidNow(now: Billing): FactValue {
  const [key] = Object.entries(now ?? {}).find(([, method]) => method != null) ?? [];
  switch (key) {
    case undefined:
      return null;
    case 'direct_debit':
      return withTail(METHODS.DIRECT_DEBIT, maskIban(canonicalIban(now?.direct_debit?.details?.iban ?? '')));
    case 'credit_card':
      return withTail(METHODS.CREDIT_CARD, maskMeaning(now?.credit_card?.details?.token_id ?? '', 'card'));
    case 'bank_transfer':
      return METHODS.BANK_TRANSFER;
    case 'teci':
      return { en: 'El Corte Inglés card', es: 'Tarjeta El Corte Inglés' };
    default:
      return key;
  }
}

/** The method asked for. A card in the place of a card is said to be another: shortened, they may look alike. */
export function paidThen(body: PaymentMethod, now: Billing): FactValue {
  switch (body.type) {
    case 'DIRECT_DEBIT':
      return withTail(METHODS.DIRECT_DEBIT, maskIban(canonicalIban(body.details.iban)));
    case 'BANK_TRANSFER':
      return METHODS.BANK_TRANSFER;
    case 'CREDIT_CARD': {
      const { token_id: token, reference_id: reference } = body.details;
      const tail = maskMeaning(token ?? reference ?? '', 'card');
      const another = { en: 'Credit card: another card', es: 'Tarjeta: otra tarjeta' };
      return withTail(now?.credit_card ? another : METHODS.CREDIT_CARD, tail);
    }
  }
}

const withTail = ({ en, es }: Localized, tail: string): Localized => ({
  en: `${en} ${tail}`,
  es: `${es} ${tail}`,
});
