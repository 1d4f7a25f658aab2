import type { Text } from '../text.ts';

export const settling: Text['settling'] = {
  refused: {
    own_request: 'Lo pediste tú: dice cómo acabó otra persona que apruebe, o quien audita.',
    own_approval: 'Lo aprobaste tú: dice cómo acabó otra persona que apruebe, o quien audita.',
    not_approver:
      'Solo dice cómo acabó quien puede aprobarlo o quien audita, y no estás (o ya no estás) en sus grupos.',
  },
  because: { own_approval: 'lo había aprobado la misma persona' },
  reading: 'Leyendo cómo está ahora:',
  asked: 'Lo que iba a cambiar:',
  now: 'Cómo está ahora:',
  notRead:
    'No se puede leer cómo está ahora: el back office no responde. Míralo de otra manera antes de decir cómo acabó.',
};
