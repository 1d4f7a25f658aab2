/** An invoice is open when it is owed: by its status, the sign of its amount and its payment date together. */
import { describe, expect, it } from 'vitest';
import { ownPieces } from '../../src/commands/own-answers.ts';
import { owingOf } from '../../src/fields/invoice.ts';
import { type Language, texts } from '../../src/text/text.ts';

const TODAY = '2026-11-20';

const shown = (invoices: readonly unknown[], language: Language = 'en'): string =>
  (
    ownPieces(
      'customers-v2.invoices.list',
      { account_id: 1, invoices },
      {
        text: texts[language],
        timeZone: 'Europe/Madrid',
        now: new Date(`${TODAY}T10:00:00Z`),
        correlationId: '11111111-2222-4333-8444-555555555555',
      },
    ) ?? []
  )
    .map(({ text }) => text)
    .join('\n');

const invoice = (value_total: unknown, status: string | null, pay_date: unknown, more: object = {}) => ({
  value_total,
  status: status === null ? null : { id: 1, value: status },
  pay_date,
  ...more,
});

describe('invoices', () => {
  it.each([
    ['V137', 100, 'ANULADA', null],
    ['V137', 100, 'Cancelada', ''],
    ['V138', -55.19, 'ABONO', null],
    ['V138', -55.19, 'PENDIENTE', null],
    ['V138', 55.19, 'Nota de crédito', null],
    ['V137', 0, 'PENDIENTE', null],
    ['V140', 100, 'PAGADO', null],
  ])('%s %d %s is not owed', (_id, total, status, payDate) => {
    const text = shown([invoice(total, status, payDate)]);
    expect(text).not.toContain('open');
    expect(text).toContain(status);
  });

  it.each([
    ['V139', 'PENDIENTE', ''],
    ['V139', 'PENDIENTE', '  '],
    ['V139', null, null],
    ['V140', 'PENDIENTE', '2026-12-31'],
    ['V140', 'PENDIENTE', '31/12/2026'],
    ['V140', null, '2026-12-31T23:00:00Z'],
    ['V141', 'DEVUELTO', '2026-09-05'],
    ['V141', 'DEVUELTA', null],
    ['V141', 'IMPAGADO', '2026-09-05'],
    ['V141', 'Rechazado', '2026-09-05'],
  ])('%s 100, %s, pay_date %j is open, and not paid', (_id, status, payDate) => {
    const text = shown([invoice(100, status, payDate)]);
    expect(text).toContain('1 invoice is open: €100.00');
    expect(text).not.toMatch(/\bpaid\b/);
  });

  it('V140 says when a payment that has not come is dated, in both languages', () => {
    const future = [invoice(100, 'PENDIENTE', '2026-12-31')];
    expect(shown(future)).toContain('payment date 31 Dec 2026');
    expect(shown(future, 'es')).toContain('fecha de pago: 31 dic 2026');
    expect(shown([invoice(100, 'PAGADO', '2026-09-05')])).toContain('paid 5 Sept 2026');
    expect(shown([invoice(100, 'PAGADO', TODAY)])).toContain('paid 20 Nov 2026');
  });

  it.each([
    ['EN REVISIÓN', null],
    ['PENDIENTE', '2026-09-05'],
    ['NO PENDIENTE', null],
    [null, 'pronto'],
  ])('%s with the payment date %j is neither open nor paid for sure', (status, payDate) => {
    const text = shown([invoice(100, status, payDate)]);
    expect(text).toContain('1 invoice may be open');
    expect(text).not.toContain('is open');
    expect(text).not.toMatch(/\bpaid\b/);
    expect(shown([invoice(100, status, payDate)], 'es')).toContain('1 factura puede estar pendiente');
  });

  it('does not take the whole of an invoice that is paid in part for owed', () => {
    expect(shown([invoice(100, 'PAGO PARCIAL', null)])).toContain('1 invoice is open, amount not known');
  });

  it('V142 puts the newest first, however its date is written, and those without one last', () => {
    const at = (date: unknown, number: string) => invoice(1, 'PAGADO', null, { date, number });
    const text = shown([
      at('ayer', 'N5'),
      at('31/12/2025', 'N3'),
      at(1_767_225_600_000, 'N2'),
      at('2026-10-01', 'N1'),
      at('2025-12-30T23:30:00Z', 'N4'),
    ]);
    expect(text.match(/N\d/g)).toEqual(['N1', 'N2', 'N4', 'N3', 'N5']);
  });

  it('counts invoices of which nothing can be read', () => {
    expect(shown([null, invoice(100, 'PENDIENTE', null)])).toContain('1 entry could not be read');
  });
});

it('reads the day of a payment as a day of Spain', () => {
  const paid = (paidOn: string) => owingOf({ total: 1, paidOn }, TODAY);
  expect(paid('2026-11-19T23:00:00Z')).toBe('paid');
  expect(paid('2026-11-20T23:00:00Z')).toBe('open');
});
