import { z } from 'zod';
import { type IbanReason, ibanOfAccount, parseIban } from '../../fields/iban.ts';
import type { Localized } from '../operation.ts';
import { form } from '../schemas.ts';

const EXAMPLE = 'ES7921000813610123456789';

/** Why a text is no IBAN, and one that is. */
function refusalOf(reason: IbanReason, text: string): Localized {
  const such = { en: `A Spanish one is such as ${EXAMPLE}.`, es: `Uno español es como ${EXAMPLE}.` };
  const own = ibanOfAccount(text);
  const why: Readonly<Record<IbanReason, Localized>> = {
    empty: { en: 'An IBAN is needed.', es: 'Hace falta un IBAN.' },
    form: {
      en: 'This is not an IBAN: two letters of the country, two check digits, and the account.',
      es: 'No es un IBAN: dos letras del país, dos dígitos de control y la cuenta.',
    },
    country: {
      en: 'No country with IBANs has these first two letters.',
      es: 'Ningún país con IBAN tiene esas dos primeras letras.',
    },
    length: {
      en: 'This IBAN does not have the length of its country.',
      es: 'Este IBAN no tiene la longitud de su país.',
    },
    check: {
      en: 'This is not a valid IBAN: its check digits do not fit.',
      es: 'No es un IBAN válido: sus dígitos de control no encajan.',
    },
    account_number: {
      en: `This is an account number without its IBAN.${own === undefined ? ' Its own check digits do not fit.' : ` Its IBAN is ${own}.`}`,
      es: `Es un número de cuenta sin su IBAN.${own === undefined ? ' Sus propios dígitos de control no encajan.' : ` Su IBAN es ${own}.`}`,
    },
  };
  const { en, es } = why[reason];
  return own === undefined ? { en: `${en} ${such.en}`, es: `${es} ${such.es}` } : { en, es };
}

/** An IBAN of any country, in any spelling the reader takes. */
export const iban = () =>
  z
    .string()
    .check((context) => {
      const read = parseIban(context.value);
      if (read.ok) return;
      const words = refusalOf(read.reason, context.value);
      context.issues.push({ code: 'custom', input: context.value, message: words.en, params: { words } });
    })
    .register(form, { is: 'iban', example: EXAMPLE });
