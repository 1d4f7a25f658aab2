import { masksGet, masksList } from '../../../../api/barrings/masks.ts';
import { CATALOGUE } from '../../catalogue.ts';
import { Problem } from '../../problem.ts';
import { route } from '../../route.ts';

const fits = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;

const list = route(masksList, ({ query = {} }) => ({
  body: CATALOGUE.filter(
    (mask) =>
      fits(query.operationTypeCode, mask.operationTypeCode) &&
      fits(query.code, mask.code) &&
      fits(query.subscriptionType, mask.subscriptionTypeCode),
  ),
}));

const get = route(masksGet, ({ params }) => {
  const mask = CATALOGUE.find((each) => String(each.id) === params.mask_id);
  if (!mask) throw new Problem(404, 'No such mask');
  return { body: mask };
});

export const masks = [list, get];
