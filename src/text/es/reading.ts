import type { reading as english } from '../en/reading.ts';
import { refusals } from './refusals.ts';
import { roles } from './roles.ts';

/** Qué se consultó y desde dónde: junto a cada apunte del registro. */
export const reading: typeof english = {
  opened: {
    customer: 'un cliente',
    line: 'una línea',
    barrings: 'los bloqueos de servicio de una línea',
    penalties: 'penalizaciones',
    form: 'un formulario, con el estado anterior',
    list: 'la lista de un campo',
    summary: 'el resumen de un cambio, con el estado anterior',
    answer: 'una respuesta',
    settling: 'cómo está ahora el objetivo, para resolver una petición',
    status: 'si el back office responde',
  },
  from: {
    customer: 'desde la ficha del cliente',
    line: 'desde la ficha de la línea',
    barrings: 'desde los bloqueos de servicio',
    penalties: 'desde las penalizaciones',
    form: 'en un formulario',
    run: 'desde las operaciones',
    request: 'desde una solicitud',
    message: 'desde un mensaje',
    screen: 'abierto de nuevo',
  },
  /** What the policy wants approved before it is shown. */
  stateWithheld: (operationId) =>
    `El estado actual no se muestra: la política exige que esa consulta se apruebe. Solicítala con /care run ${operationId}.`,
  listWithheld: (field, operationId) =>
    `La lista de «${field}» no se muestra: la política exige que esa consulta se apruebe (solicítala con /care run ${operationId}). El valor se puede escribir.`,
  page: (page) => `página ${page}`,
  /** Why something was refused, and who may what. */
  refusals,
  roles,
};
