import { barrings } from './cases/barrings.ts';
import type { Cases } from './cases/case.ts';
import { customersV2 } from './cases/customers-v2.ts';
import { customersV4 } from './cases/customers-v4.ts';
import { partners } from './cases/partners.ts';

/** For every operation an input that succeeds on the first day of the local office. */
export const cases: Cases = { ...partners, ...customersV2, ...customersV4, ...barrings };
