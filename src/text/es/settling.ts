import type { Text } from '../text.ts';

export const settling: Text['settling'] = {
  refused: {
    own_request: 'Lo pediste tú: dice cómo acabó otra persona que apruebe, o quien audita.',
    own_approval: 'Lo aprobaste tú: dice cómo acabó otra persona que apruebe, o quien audita.',
    approved_first:
      'Lo aprobaste la primera vez, y puede que entonces se hiciera: tiene que aprobarlo otra persona antes que tú.',
    not_approver:
      'Solo dice cómo acabó quien puede aprobarlo o quien audita, y no estás (o ya no estás) en sus grupos.',
  },
  because: {
    own_approval: 'lo había aprobado la misma persona',
    approved_first: 'había aprobado la primera, y nadie más la segunda',
  },
  first: 'La primera',
  settledBy: 'resuelta por',
  reading: 'Leyendo cómo está ahora:',
  asked: 'Lo que iba a cambiar:',
  now: 'Cómo está ahora:',
  notRead:
    'No se puede leer cómo está ahora: el back office no responde. Míralo de otra manera antes de decir cómo acabó.',
};
