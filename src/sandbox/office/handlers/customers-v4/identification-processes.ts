import {
  identificationProcessesGet,
  identificationProcessesList,
} from '../../../../api/customers-v4/identification-processes.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';
import type { Customer } from '../../state.ts';

/** Links to documents are good for a quarter of an hour. */
const LINK_MS = 15 * 60_000;

/** Every customer was identified when the first account was opened. */
function processesOf({ uuid, accounts }: Customer) {
  const [first] = accounts;
  return first ? [{ process_id: uuid.replace(/^.{8}/, '1de00001'), process_date: first.createdAt }] : [];
}

const list = route(identificationProcessesList, ({ params }, world) => ({
  body: { processes: processesOf(world.customerByUuid(params.customer_id)) },
}));

const get = route(identificationProcessesGet, ({ params }, world) => {
  const customer = world.customerByUuid(params.customer_id);
  const found = processesOf(customer).find(({ process_id }) => process_id === params.process_id);
  if (!found) throw new Problem(404, 'No such process of the customer');
  return {
    body: {
      ...found,
      document: {
        url_expiration_date: new Date(world.now().getTime() + LINK_MS).toISOString(),
        public_url: `https://storage.example.com/documents/${found.process_id}`,
        media_type: 'application/pdf',
        name: 'id_document.pdf',
        type: customer.document.type,
        size_bytes: 123_456,
      },
    },
  };
});

export const identificationProcesses = [list, get];
