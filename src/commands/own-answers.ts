/** Answers that have a view of their own, because a person gains from it. */
import type { z } from 'zod';
import { devicesList } from '../api/customers-v2/devices.ts';
import { invoicesList } from '../api/customers-v2/invoices.ts';
import { promotionsList } from '../api/customers-v2/promotions.ts';
import { parseTolerantly } from '../api/drift.ts';
import { devicePieces } from '../views/answer/own/devices.ts';
import { invoicePieces } from '../views/answer/own/invoices.ts';
import { promotionPieces } from '../views/answer/own/promotions.ts';
import type { Mrkdwn } from '../views/escape.ts';
import type { ViewContext } from '../views/models.ts';

/** The pieces of an operation's own view, of an answer as it came; nothing when it has none or cannot be read so. */
export function ownPieces(
  operationId: string,
  data: unknown,
  view: ViewContext,
): readonly Mrkdwn[] | undefined {
  switch (operationId) {
    case devicesList.id: {
      const read = readBy(devicesList.responses[200], data);
      return read && devicePieces(read, view);
    }
    case invoicesList.id: {
      const read = readBy(invoicesList.responses[200], data);
      return read && invoicePieces(read, view);
    }
    case promotionsList.id: {
      const read = readBy(promotionsList.responses[200], data);
      return read && promotionPieces(read, view);
    }
    default:
      return undefined;
  }
}

function readBy<S extends z.ZodType>(schema: S | undefined, data: unknown): z.output<S> | undefined {
  const read = schema && parseTolerantly(schema, data);
  return read?.ok ? read.data : undefined;
}
