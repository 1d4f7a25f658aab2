/** The words in which the back office says where a line, an account, an invoice or an order stands. */
import { wordKey } from './word-key.ts';

/** Where something stands; a word that is not in the table is `unknown`, whatever it holds. */
export type Standing = 'active' | 'pending' | 'held' | 'failed' | 'ended' | 'unknown';

interface Meaning {
  readonly standing: Standing;
  /** Somebody owes. */
  readonly debt: boolean;
}

/**
 * Words that are read, each whole: of "NO ACTIVO", "UNPAID" or "BAJA CANCELADA" none of the parts counts. Case,
 * accents, dashes and underscores do not matter; a letter in brackets says that both endings are read. What has two
 * meanings is left out: INACTIVO is not terminated, DISABLED may be either.
 */
const ACTIVE = `
  active | activated | installed | enabled | in service | reactivated | paid | complete | completed | signed | approved
  delivered | activ[oa] | activad[oa] | reactivad[oa] | instalad[oa] | alta | en alta | de alta | dad[oa] de alta
  en servicio | operativ[oa] | vigente | habilitad[oa] | pagad[oa] | cobrad[oa] | complet[oa] | completad[oa]
  firmad[oa] | aprobad[oa] | entregad[oa]`;

const PENDING = `
  pending | in progress | processing | provisioning | requested | scheduled | reserved | accepted | waiting
  incomplete | unsigned | not signed | partially paid | partly paid | pending activation | pending installation
  pending cancellation | pending termination | pending payment | pendiente | pendiente crear ot | pendiente de crear ot
  pendiente alta | pendiente de alta | pendiente activar | pendiente a activar | pendiente de activar
  pendiente activacion | pendiente de activacion | pendiente instalar | pendiente de instalar | pendiente instalacion
  pendiente de instalacion | pendiente firma | pendiente de firma | pendiente portabilidad | pendiente de portabilidad
  pendiente pago | pendiente de pago | pendiente de cobro | pendiente de documentacion | falta de documentacion
  pendiente desactivar | pendiente a desactivar | pendiente de desactivar | pendiente desactivacion
  pendiente de desactivacion | pendiente baja | pendiente de baja | baja pendiente | baja solicitada | baja en tramite
  baja programada | alta pendiente | alta solicitada | alta en tramite | alta en curso | en tramite | en tramitacion
  tramitando | en curso | en proceso | procesando | en provision | provisionando | en espera | en portabilidad
  solicitad[oa] | programad[oa] | planificad[oa] | reservad[oa] | aceptad[oa] | preactiv[oa] | preactivad[oa]
  incomplet[oa] | sin firmar | no firmad[oa] | parcialmente pagad[oa] | pagad[oa] parcialmente | pago parcial`;

const HELD = `
  suspended | temporarily suspended | blocked | barred | restricted | on hold | paused | suspendid[oa] | suspension
  en suspension | suspension temporal | suspendid[oa] temporalmente | temporalmente suspendid[oa] | baja temporal
  suspendid[oa] por robo | suspendid[oa] por perdida | suspendid[oa] por fraude | bloquead[oa] | bloqueo
  bloquead[oa] por robo | bloquead[oa] por perdida | bloquead[oa] por fraude | restringid[oa] | cortad[oa] | retenid[oa]
  pausad[oa] | paralizad[oa]`;

/** Held because somebody owes; an invoice that is owed reads the same. */
const IN_DEBT = `
  debt | in debt | overdue | past due | unpaid | not paid | delinquent | suspended for debt | barred for debt
  blocked for debt | deuda | en deuda | con deuda | deudor | deudora | impago | en impago | con impago | impagad[oa]
  moros[oa] | en mora | morosidad | en morosidad | falta de pago | por falta de pago | no pagad[oa] | sin pagar
  vencid[oa] | devuelt[oa] | returned | suspension por impago | suspension por deuda | suspendid[oa] por impago
  suspendid[oa] por deuda | suspendid[oa] por morosidad | suspendid[oa] por falta de pago | bloquead[oa] por impago
  bloquead[oa] por deuda | bloquead[oa] por morosidad | bloqueo por impago | cortad[oa] por impago | corte por impago
  restringid[oa] por impago`;

const FAILED = `
  failed | error | rejected | denied | fallid[oa] | rechazad[oa] | denegad[oa] | erroneo`;

const ENDED = `
  ended | terminated | deactivated | uninstalled | cancelled | canceled | removed | deleted | closed | expired | finished
  voided | baja | en baja | de baja | dad[oa] de baja | baja definitiva | baja total | baja efectiva | baja voluntaria
  baja por portabilidad | baja portabilidad | cancelad[oa] | anulad[oa] | desinstalad[oa] | desactivad[oa]
  terminad[oa] | finalizad[oa] | cerrad[oa] | extinguid[oa] | eliminad[oa] | borrad[oa] | caducad[oa] | expirad[oa]`;

const ENDED_IN_DEBT = `
  baja por impago | baja impago | baja por deuda | baja por morosidad`;

const MEANINGS = new Map<string, Meaning>([
  ...entries(ACTIVE, 'active'),
  ...entries(PENDING, 'pending'),
  ...entries(HELD, 'held'),
  ...entries(IN_DEBT, 'held', true),
  ...entries(FAILED, 'failed'),
  ...entries(ENDED, 'ended'),
  ...entries(ENDED_IN_DEBT, 'ended', true),
]);

function entries(words: string, standing: Standing, debt = false): [string, Meaning][] {
  return spelled(words).map((word) => [word, { standing, debt }]);
}

function spelled(words: string): string[] {
  return words
    .split(/[|\n]/)
    .flatMap((word) => (word.includes('[oa]') ? ['o', 'a'].map((end) => word.replace('[oa]', end)) : [word]))
    .map(wordKey)
    .filter((word) => word !== '');
}

/** What else the word of an invoice says: a credit is owed to the customer, of a part paid the rest is owed. */
const OF_INVOICES = {
  paid: new Set(spelled('paid | settled | pagad[oa] | cobrad[oa] | liquidad[oa] | saldad[oa]')),
  partly: new Set(
    spelled(`
      partially paid | partly paid | parcialmente pagad[oa] | pagad[oa] parcialmente | pago parcial
      parcialmente cobrad[oa]`),
  ),
  credit: new Set(
    spelled(`
      abono | abonad[oa] | credit | credited | credit note | refund | refunded | reembolsad[oa] | nota de abono
      nota de credito | factura de abono | rectificad[oa] | rectificativa | factura rectificativa`),
  ),
} as const;

/** True when the word of an invoice says so. */
export const saysOfInvoice = (what: keyof typeof OF_INVOICES, status: string): boolean =>
  OF_INVOICES[what].has(wordKey(status));

const UNKNOWN: Meaning = { standing: 'unknown', debt: false };

const meaningOf = (status: string | undefined): Meaning => MEANINGS.get(wordKey(status ?? '')) ?? UNKNOWN;

/** Where something stands by the API's word for it. */
export const standing = (status: string | undefined): Standing => meaningOf(status).standing;

/** True when a status says that somebody owes. */
export const isDebt = (status: string): boolean => meaningOf(status).debt;

/** True when a mask was put on for a debt: its code says so first, as `DEBT_MOBILE_LP`. */
export const isDebtMask = (code: string): boolean => wordKey(code).startsWith('DEBT ');
