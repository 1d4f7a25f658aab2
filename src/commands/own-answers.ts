/** Answers that have a view of their own, because a person gains from it. */
import { devicesList } from '../api/customers-v2/devices.ts';
import { invoicesList } from '../api/customers-v2/invoices.ts';
import { promotionsList } from '../api/customers-v2/promotions.ts';
import { devicePieces } from '../views/answer/own/devices.ts';
import { invoicePieces } from '../views/answer/own/invoices.ts';
import { promotionPieces } from '../views/answer/own/promotions.ts';
import type { Mrkdwn } from '../views/escape.ts';
import type { ViewContext } from '../views/models.ts';

/** The pieces of an operation's own view; nothing when it has none, or the answer does not fit it. */
export function ownPieces(
  operationId: string,
  data: unknown,
  view: ViewContext,
): readonly Mrkdwn[] | undefined {
  switch (operationId) {
    case devicesList.id: {
      const read = devicesList.responses[200]?.safeParse(data);
      return read?.data && devicePieces(read.data, view);
    }
    case invoicesList.id: {
      const read = invoicesList.responses[200]?.safeParse(data);
      return read?.data && invoicePieces(read.data, view);
    }
    case promotionsList.id: {
      const read = promotionsList.responses[200]?.safeParse(data);
      return read?.data && promotionPieces(read.data, view);
    }
    default:
      return undefined;
  }
}
