import { termsList } from '../../../../api/customers-v2/terms.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Account, Term } from '../../state.ts';

/** The page documents no 404: an unknown account is a 400. */
const list = route(termsList, ({ params }, world) => {
  const account = world.findAccount(params.account_id)?.account;
  if (!account) throw new Problem(400, 'No such account');
  const newestFirst = account.terms.toSorted((a, b) => b.endDate.localeCompare(a.endDate));
  return { body: newestFirst.map((term) => printTerm(term, account)) };
});

function printTerm(term: Term, account: Account): unknown {
  return {
    subscription_id: term.lineId,
    start_date: term.startDate,
    end_date: term.endDate,
    penalty_amount: term.penalty,
    terms_months: term.months,
    account_bundle_id: account.id,
    binding_type: { id: term.months, value: `${term.months} MESES` },
    promotion: {
      id: term.id,
      value: term.device ? 'TERMINAL' : 'TARIFA',
      description: `PERMANENCIA ${term.device ? 'TERMINAL' : 'TARIFA'} ${term.penalty}E ${term.months}M`,
    },
    associated_type: term.device ? 'terminal' : 'promotion',
    associated_terminal: term.device ? { id: term.id, value: term.device } : null,
  };
}

export const terms = [list];
