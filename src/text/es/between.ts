import type { between as english } from '../en/between.ts';

export const between: typeof english = {
  waiting:
    'Ahora mismo Slack no admite más preguntas, así que tu decisión espera a Slack. Queda guardada y contará en cuanto Slack diga si puedes decidir: entonces te llegará un mensaje directo.',

  refused: {
    waiting:
      'Ahora mismo Slack no admite más preguntas sobre grupos, así que no se ha hecho nada. Inténtalo otra vez en medio minuto.',
    group_unreadable:
      'No se puede leer en Slack un grupo de usuarios que hace falta para esto: puede que lo hayan borrado o desactivado. No se ha hecho nada. Quien opera Careline ya está avisado; `/care status` dice qué grupo es.',
  },

  ended: {
    approve: 'Tu aprobación tuvo que esperar a Slack.',
    reject: 'Tu rechazo tuvo que esperar a Slack.',
    done: 'Cuenta: la petición está decidida.',
    counted: 'Cuenta. Falta que otra persona también apruebe.',
    repeated: 'Ya lo habías aprobado.',
    too_late: 'Mientras tanto la petición se había decidido o caducó: no cuenta.',
    held: 'Mientras tanto el objetivo ha cambiado, así que no se ha aprobado nada. Mira otra vez la tarjeta.',
    unreadable: 'No se puede leer el estado que cambiaría, así que no se ha aprobado nada. Púlsalo otra vez.',
    comment_needed: 'Ahora la política exige un comentario, así que no cuenta. Decide con comentario.',
    refused: 'No cuenta.',
    unknown_request: 'La petición ya no está.',
  },

  events: {
    click_waits: 'pulsó; espera a que Slack diga si puede decidir',
    click_ended: 'se ha decidido la pulsación que esperaba a Slack',
  },
  because: {
    waiting: 'Slack no admitía más preguntas',
    group_unreadable: 'no se puede leer un grupo de usuarios',
  },
  steps: { approve: 'aprobar', reject: 'rechazar' },

  groupUnread: (group, word) =>
    `no se puede leer el grupo de usuarios ${group} (Slack dice ${word}): no autoriza a nadie hasta que se arregle`,
};
