import { describe, expect, it } from 'vitest';
import { findIdentifiers } from '../../src/fields/identifier.ts';

const found = (text: string) =>
  findIdentifiers(text).map((each) => `${each.kind === 'document' ? each.type : each.kind} ${each.value}`);

describe('a hit is a whole thing', () => {
  it.each([
    ['V33', 'El NIE es X-01234567-L', ['nie X1234567L']],
    ['V34', 'Escribid a o\u2019brien@example.ie', ["email o'brien@example.ie"]],
    ['V35', 'Escribid a jose&maria@correo.es', ['email jose&maria@correo.es']],
    [
      'V35 a link',
      'Escribid a <mailto:jose&amp;maria@correo.es|jose&amp;maria@correo.es>',
      ['email jose&maria@correo.es'],
    ],
    ['V36', 'Cita el 6/11/2026 10:30', []],
    ['V36 no blank', 'Cita el 6.11.2026-10', []],
    ['V36 the year first', 'Cita el 2026-11-6 10:30', []],
    ['V37', 'Cita el 9-12-2026 18:30', []],
    ['V39', 'IP 81.45.67.89 1', []],
    ['V39 as long as a number', 'IP 91.234.56.78', []],
    ['V39 a mask behind it', 'la red 91.234.56.78/24', []],
    ['V40', 'Contrato 20251124-B', []],
    ['V40', 'pedido 8.123.456-K', []],
    ['V40 with blanks', 'el DNI 12 345 678 y el contrato', []],
    ['V40 a company', 'factura B-12345678', []],
    ['V41', 'son 612.345.678 bytes', []],
    ['V41 money', 'cobro de 612.345.678 €', []],
    ['V41 cents', 'cobro de 912345678,50', []],
    ['V42', 'NIE X01234567L', ['nie X1234567L']],
    ['V43', 'llamó desde el (91) 234 56 78', ['msisdn 912345678']],
    ['V43 the prefix', 'llamó desde el (+34) 91 234 56 78', ['msisdn 912345678']],
    ['V44', '612\u00B7345\u00B7678', ['msisdn 612345678']],
    ['V45', 'CIF B 12345674', ['cif B12345674']],
    ['V45 a preposition', 'llamad a 12345674', []],
    ['V46', 'dni12345678z', ['nif 12345678Z']],
    [
      'V46 others',
      'nieX1234567L, cifB12345674, tel612345678',
      ['nie X1234567L', 'cif B12345674', 'msisdn 612345678'],
    ],
    ['V56', 'Pasaporte P1234567A', ['passport P1234567A']],
    ['V56 a right CIF', 'pasaporte E12345674', ['passport E12345674']],
    ['V57', 'pasaporte RD1234567', ['passport RD1234567']],
    ['V57 digits alone', 'su pasaporte nº: 612345678', ['passport 612345678']],
    ['V57 no number behind it', 'el pasaporte caducado de Ana, 12345678Z', ['nif 12345678Z']],
  ])('%s: %j', (_case, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['another country', '+351 912345678, +351 912 345 678, 00351912345678, (+351) 912345678'],
    ['an order', 'pedido 612345678, factura nº 612345678, ref. 12345678Z'],
    ['a file', '612345678.pdf y 12345678Z.txt, foto_612345678'],
    ['a site', 'https://crm.example/clientes/612345678?dni=12345678Z crm.example/clientes/612345678'],
    ['a longer code', 'PED-612345678, 612345678-01, A/12345678Z/3, AB-12345678-Z'],
    ['groups that go on', 'son 612 345 678 901 y 1234 612 345 678'],
    ['an IBAN', 'es66 2100 0418 4012 3456 7891, ES66.2100.0418.4012.3456.7891'],
    ['a tracing ID', 'ID de correlación: `6f1e4567-e89b-12d3-a456-612345678000`'],
    ['a digit of its own', 'planta 6 12345678'],
    ['a longer address', 'a@b@correo.es, .ana@correo.es., ana..b@correo.es'],
    ['an accent', 'ana\u0301\u0302@correo.es@x'],
  ])('nothing in %s: %j', (_name, text) => {
    expect(found(text)).toEqual([]);
  });

  it.each([
    ['neighbours', '612345678-699123456/12345678Z,X1234567L', 4],
    ['after a day', '24/11/2026 612 345 678 Juan', 1],
    ['a sentence that ends', 'Es 612345678.Gracias, y Laura/699123456', 2],
    ['a UUID', 'cliente 6f1e4567-e89b-12d3-a456-612345678000', 1],
    ['children and foreigners', 'K1234567L o M1234567L', 2],
    ['of the VAT', 'ESB12345674 ES-B12345674', 1],
    ['in pairs after one', 'tel: 6 12 34 56 78', 1],
    ['a machine', 'la alarma 5906566798696', 1],
    ['in quotes', '«612345678» "12345678Z" \'ana@correo.es\' *699123456* _X1234567L_', 5],
    ['letters that look like ours', '\u04251234567L y 12345678\u0396', 2],
    ['Arabic digits', '\u0666\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668', 1],
  ])('%s: %j', (_name, text, count) => {
    expect(found(text)).toHaveLength(count);
  });
});
