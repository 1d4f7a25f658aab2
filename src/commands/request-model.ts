import { fieldsOf } from '../api/fields.ts';
import type { Operation } from '../api/operation.ts';
import type { RequestRecord } from '../store/store.ts';
import type { RequestModel } from '../views/request.ts';

/** A request with what its operation says of itself; one that no longer exists is named by its id. */
export function modelOf(request: RequestRecord, operation: Operation | undefined): RequestModel {
  const name = request.operationId;
  return {
    request,
    title: operation?.title ?? { en: name, es: name },
    fields: operation ? fieldsOf(operation, request.input) : [],
  };
}
