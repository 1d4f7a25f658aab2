import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDebt, isDebtMask, type Standing, standing } from '../../src/fields/status.ts';

describe('where something stands', () => {
  it.each<[string, string, Standing]>([
    ['V64', 'SUSPENDIDO', 'held'],
    ['V64', 'SUSPENDED', 'held'],
    ['V65', 'DEACTIVATED', 'ended'],
    ['V66', 'NO ACTIVO', 'unknown'],
    ['V66', 'NOT_ACTIVE', 'unknown'],
    ['V66', 'NO INSTALADO', 'unknown'],
    ['V67', 'FALTA DE PAGO', 'held'],
    ['V67', 'FALTA DE DOCUMENTACION', 'pending'],
    ['V68', 'UNPAID', 'held'],
    ['V68', 'NO PAGADO', 'held'],
    ['V69', 'PARTIALLY_PAID', 'pending'],
    ['V69', 'INCOMPLETE', 'pending'],
    ['V69', 'UNSIGNED', 'pending'],
    ['V70', 'ALTA FALLIDA', 'unknown'],
    ['V71', 'BAJA CANCELADA', 'unknown'],
    ['V71', 'BAJA ANULADA', 'unknown'],
    ['V72', 'BAJA TEMPORAL', 'held'],
    ['V72', 'REBAJADO', 'unknown'],
    ['V73', 'INACTIVO', 'unknown'],
    ['V74', 'SIN DEUDA', 'unknown'],
    ['V75', 'SUSPENSION LEVANTADA', 'unknown'],
    ['V76', 'DESPROVISIONADO', 'unknown'],
    ['V77', 'BLOCKED', 'held'],
    ['V77', 'BARRED', 'held'],
    ['V77', 'DISABLED', 'unknown'],
    ['V80', 'XYZZY', 'unknown'],
    ['V80', '', 'unknown'],
    ['V80', '  ', 'unknown'],
    ['of the pages', 'ACTIVO', 'active'],
    ['of the pages', 'INSTALADO', 'active'],
    ['of the pages', 'PAGADO', 'active'],
    ['of the pages', 'COMPLETED', 'active'],
    ['of the pages', 'PENDIENTE CREAR OT', 'pending'],
    ['of the pages', 'PENDIENTE A DESACTIVAR', 'pending'],
    ['of the pages', 'PENDING', 'pending'],
    ['of the pages', 'Accepted', 'pending'],
    ['not arrived', 'FAILED', 'failed'],
    ['not arrived', 'RECHAZADA', 'failed'],
    ['gone', 'BAJA', 'ended'],
    ['gone', 'DESACTIVADA', 'ended'],
    ['still there', 'BAJA PENDIENTE', 'pending'],
    ['spelled otherwise', ' Suspensión_temporal ', 'held'],
    ['spelled otherwise', 'Dado-de-baja', 'ended'],
    ['spelled otherwise', 'Ｂａｊａ', 'ended'],
  ])('%s: %j is %s', (_case, word, expected) => {
    expect(standing(word)).toBe(expected);
  });

  it('of nothing is not known', () => {
    expect(standing(undefined)).toBe('unknown');
  });

  const known = [
    'ACTIVO',
    'INSTALADO',
    'ALTA',
    'PAGADO',
    'PAID',
    'COMPLETED',
    'SIGNED',
    'BAJA',
    'CANCELADO',
    'TERMINATED',
    'SUSPENDIDO',
    'BLOQUEADO',
    'DEUDA',
    'IMPAGADO',
    'MOROSO',
    'PENDIENTE',
    'SCHEDULED',
  ];
  const before = ['NO ', 'NOT_', 'SIN ', 'UN', 'IN', 'DES', 'RE', 'NON-', 'NEVER ', 'EX', 'CASI ', 'ANTES '];
  const after = [
    ' CANCELADA',
    ' ANULADA',
    ' FALLIDA',
    ' LEVANTADA',
    ' RECHAZADA',
    'S',
    ' NO',
    ' REVERTIDA',
    ' 2',
  ];

  it('is told by no word with something before or after it that the table does not hold', () => {
    const turned = fc.oneof(
      fc.tuple(fc.constantFrom(...before), fc.constantFrom(...known)).map(([first, word]) => first + word),
      fc.tuple(fc.constantFrom(...known), fc.constantFrom(...after)).map(([word, last]) => word + last),
    );
    // Words of their own: what these two make of a known word is in the table by itself.
    const own = [
      'NO PAGADO',
      'NOT_PAID',
      'NOT_SIGNED',
      'UNPAID',
      'UNSIGNED',
      'DESINSTALADO',
      'DESACTIVO',
      'REACTIVO',
      'INCOMPLETED',
    ];
    fc.assert(
      fc.property(turned, (word) => {
        if (own.includes(word)) return;
        expect(standing(word)).toBe('unknown');
        expect(isDebt(word)).toBe(false);
      }),
    );
  });

  it('is known by no word at random', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.constantFrom(...known), (noise, word) => {
        expect(standing(`${word}${noise.replace(/[\s_\p{Pd}./]/gu, 'x')}x`)).toBe('unknown');
      }),
    );
  });
});

describe('a debt', () => {
  it.each([
    ['V67', 'FALTA DE PAGO', true],
    ['V68', 'UNPAID', true],
    ['V68', 'NO PAGADO', true],
    ['V74', 'SIN DEUDA', false],
    ['V122', 'IMPAGADO', true],
    ['ended and in debt', 'BAJA POR IMPAGO', true],
    ['lifted', 'DEUDA CANCELADA', false],
    ['lifted', 'NO MOROSO', false],
    ['none', 'ACTIVO', false],
    ['none', '', false],
  ])('%s: %j: %s', (_case, word, expected) => {
    expect(isDebt(word)).toBe(expected);
  });

  it('has masks of its own', () => {
    expect(['DEBT_MOBILE_LP', 'debt_fixed_lp'].map(isDebtMask)).toEqual([true, true]);
    expect(['NO_DEBT', 'RISK_MOBILE_FRAUD', 'DEBTOR', 'INDEBTED_X'].map(isDebtMask)).toEqual(
      Array(4).fill(false),
    );
  });
});
