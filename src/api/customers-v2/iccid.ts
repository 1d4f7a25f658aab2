import { z } from 'zod';
import { parseIccid } from '../../fields/iccid.ts';
import { breaks, form } from '../schemas.ts';

/** The number printed on a SIM: 19 or 20 digits with their check digit. */
export const iccid = () =>
  z
    .string()
    .refine(
      (typed) => parseIccid(typed).ok,
      breaks([], {
        en: 'This is not an ICCID: 19 or 20 digits that begin with 89, the last one a check digit. Read it from the SIM again.',
        es: 'No es un ICCID: 19 o 20 cifras que empiezan por 89, la última de control. Vuelve a leerlo de la SIM.',
      }),
    )
    .register(form, { is: 'iccid', example: '8934042419120320845' });
