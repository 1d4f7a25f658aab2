/** How accounts are paid, now and before, and cards on their way to a token. */
import { availablePaymentMethodsList } from '../../../../api/customers-v4/available-payment-methods.ts';
import { paymentMethodUpdate } from '../../../../api/customers-v4/payment-method.ts';
import { paymentMethodsHistory } from '../../../../api/customers-v4/payment-methods.ts';
import { tokenizationRequestsList } from '../../../../api/customers-v4/tokenization-requests.ts';
import { Problem } from '../../problem.ts';
import { type Reply, route } from '../../route.ts';
import { shelf } from '../../shelf.ts';
import type { Account } from '../../state.ts';
import type { World } from '../../world.ts';

interface Paid {
  readonly payment_method_type: string;
  readonly details: string;
  readonly created_at: string;
}

interface Tokenization {
  readonly reference_id: string;
  readonly account_id: string;
  status: 'PENDING' | 'COMPLETED' | 'FAILED';
  token_id?: string;
  error_message?: string;
  readonly created_at: string;
  updated_at: string;
}

const historyOf = shelf(() => new Map<string, Paid[]>());
const tokenizationsOf = shelf(() => new Map<string, Tokenization[]>());

/** A payment method as the schemas let it through. */
type Method =
  | { readonly type: 'BANK_TRANSFER' }
  | { readonly type: 'DIRECT_DEBIT'; readonly details: { readonly iban: string } }
  | {
      readonly type: 'CREDIT_CARD';
      readonly details: {
        readonly token_id?: string | undefined;
        readonly reference_id?: string | undefined;
      };
    };

function keep(account: Account, type: string, details: string, world: World): void {
  const before = historyOf(world).get(account.uuid) ?? [firstOf(account)];
  const now = { payment_method_type: type, details, created_at: world.now().toISOString() };
  historyOf(world).set(account.uuid, [now, ...before]);
}

const firstOf = (account: Account): Paid => ({
  payment_method_type: 'DIRECT_DEBIT',
  details: account.iban,
  created_at: account.createdAt,
});

/** Sets how an account is paid: true when it is done, false when a card waits for its token. */
export function pay(account: Account, method: Method, world: World): boolean {
  if (method.type === 'DIRECT_DEBIT') {
    keep(account, method.type, method.details.iban, world);
    account.iban = method.details.iban;
    delete account.paidBy;
    return true;
  }
  if (method.type === 'BANK_TRANSFER') {
    keep(account, method.type, '', world);
    account.paidBy = { type: method.type };
    return true;
  }
  const { token_id: token, reference_id: reference } = method.details;
  if (token !== undefined) {
    keep(account, method.type, token, world);
    account.paidBy = { type: method.type, token };
    return true;
  }
  tokenize(account, reference ?? '', world);
  return false;
}

/** A reference becomes a token later; one that ends in 0 is of a card the bank does not know. */
function tokenize(account: Account, reference: string, world: World): void {
  const at = world.now().toISOString();
  const asked: Tokenization = {
    reference_id: reference,
    account_id: account.uuid,
    status: 'PENDING',
    created_at: at,
    updated_at: at,
  };
  const before = tokenizationsOf(world).get(account.uuid) ?? [];
  tokenizationsOf(world).set(account.uuid, [asked, ...before]);
  world.later({
    lineId: account.lines[0]?.id ?? account.id,
    serviceIds: [],
    maskCodes: [],
    apply() {
      asked.updated_at = world.now().toISOString();
      if (reference.endsWith('0')) {
        asked.status = 'FAILED';
        asked.error_message = 'The credit card tokenization process failed due to invalid card details';
        return;
      }
      asked.status = 'COMPLETED';
      asked.token_id = world.newId();
      keep(account, 'CREDIT_CARD', asked.token_id, world);
      account.paidBy = { type: 'CREDIT_CARD', token: asked.token_id };
    },
  });
}

const update = route(paymentMethodUpdate, ({ params, body }, world): Reply => {
  const { account } = world.accountByUuid(params.account_id);
  if (account.modality === 'PREPAID') throw new Problem(400, 'A prepaid account has no payment method');
  return { status: pay(account, body, world) ? 204 : 202 };
});

const history = route(paymentMethodsHistory, ({ params }, world) => {
  const { account } = world.accountByUuid(params.account_id);
  return { body: { payment_methods: historyOf(world).get(account.uuid) ?? [firstOf(account)] } };
});

const tokenizations = route(tokenizationRequestsList, ({ params }, world) => {
  const { account } = world.accountByUuid(params.account_id);
  return { body: { items: tokenizationsOf(world).get(account.uuid) ?? [] } };
});

const available = route(availablePaymentMethodsList, ({ params }, world) => {
  const { customer, account } = world.accountByUuid(params.account_id);
  if (customer.uuid !== params.customer_id) throw new Problem(404, 'No such account of the customer');
  const methods =
    account.modality === 'PREPAID' ? ['CREDIT_CARD'] : ['BANK_TRANSFER', 'DIRECT_DEBIT', 'CREDIT_CARD'];
  return { body: { payment_methods: methods } };
});

export const payment = [update, history, tokenizations, available];
