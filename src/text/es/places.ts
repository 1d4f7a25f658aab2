import type { Text } from '../text.ts';

/** The channels Careline posts into, and what is to be done where one takes nothing. */
export const places: Text['places'] = {
  names: { audit: 'Canal de auditoría', card: 'Canal de aprobaciones' },
  takesNothing: (mend) => `no se publica nada ahí, y lo pendiente se guarda. Qué hacer: ${mend}`,
  mend: {
    is_archived: 'desarchivar el canal',
    channel_not_found: 'invitar a la aplicación al canal, o corregir su id en la configuración',
    not_in_channel: 'invitar a la aplicación al canal',
    restricted_action: 'dejar que la aplicación publique en el canal',
    restricted_action_read_only_channel: 'dejar que la aplicación publique en el canal',
    invalid_auth: 'renovar SLACK_BOT_TOKEN',
    account_inactive: 'instalar de nuevo la aplicación y renovar SLACK_BOT_TOKEN',
    token_revoked: 'instalar de nuevo la aplicación y renovar SLACK_BOT_TOKEN',
    shared_with_others:
      'hay otra organización en el canal: dejar de compartirlo, o poner otro canal en la configuración',
  },
};
