import type { Text } from '../text.ts';

export const stop: Text['stop'] = {
  isStopped: 'Todo está parado: no se envía ningún cambio.',
  until:
    'Las consultas siguen; lo que se pida y se apruebe entretanto espera. Otra persona que apruebe lo reanuda con `/care release`.',
  altered:
    'No se envía nada: lo que dice si todo está parado se alteró en la base de datos. Avisa a seguridad. Una persona que apruebe y nunca haya parado Careline lo reanuda con `/care release`.',
  events: {
    stopped: 'Todo se ha parado: no se envía ningún cambio',
    released: 'Reanudado: los cambios se envían otra vez',
  },
  called: 'Todo está parado. Otra persona que apruebe lo reanuda con /care release.',
  needsReason:
    '`/care stop` necesita un motivo que lean todos, como `/care stop se están barrando líneas equivocadas`. No se ha parado nada.',
  done: 'Todo está parado: desde ahora no se envía ningún cambio. Las consultas siguen, se puede pedir, rechazar y retirar, y las aprobaciones cuentan; lo aprobado espera. Lo que ya estaba en curso no se detiene. Otra persona que apruebe lo reanuda con `/care release`.',
  released: 'Los cambios se envían otra vez. Lo aprobado entretanto se vuelve a mirar antes de enviarlo.',
  own: 'Lo paraste tú, así que otra persona que apruebe tiene que reanudarlo.',
  none: 'No hay nada parado.',
  refused:
    'Ahora mismo todo está parado, así que esto no se ha enviado. `/care status` dice quién lo paró y por qué. Las consultas funcionan, y lo que necesita aprobación se puede pedir.',
  approvedWaits:
    'Tu aprobación cuenta. Ahora mismo todo está parado: se enviará cuando otra persona que apruebe lo reanude.',
  because: { own_stop: 'lo había parado la misma persona' },
};
