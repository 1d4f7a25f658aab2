import { fieldsOf } from '../api/fields.ts';
import { notesFor } from '../api/notes.ts';
import type { Operation } from '../api/operation.ts';
import { short } from '../approvals/digest.ts';
import { inverseOf } from '../approvals/follow-up.ts';
import type { RequestRecord } from '../store/store.ts';
import type { RequestModel } from '../views/request.ts';

/** A request with what its operation says of itself; one that no longer exists is named by its id. */
export function modelOf(request: RequestRecord, operation: Operation | undefined): RequestModel {
  const name = request.operationId;
  return {
    request,
    title: operation?.title ?? { en: name, es: name },
    said: operation ? notesFor(operation, request.input, request.createdAt) : [],
    fields: operation ? fieldsOf(operation, request.input) : [],
    seen: `${request.id}.${short(request.digest)}`,
    undoable: inverseOf(request, operation) !== undefined,
  };
}

/** A button's value read back: the request, and which state of it was on the card. */
export function readSeen(value: string): { readonly id: string; readonly seen: string } {
  const [id = '', seen = ''] = value.split('.');
  return { id, seen };
}
