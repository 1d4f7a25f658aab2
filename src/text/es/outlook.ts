import type { outlook as english } from '../en/outlook.ts';

export const outlook: typeof english = {
  people: (others) =>
    others === 1
      ? 'Ahora mismo podría aprobarlo otra persona.'
      : `Ahora mismo podrían aprobarlo otras ${others} personas.`,
  tooFew: (needed, others) =>
    others === 1
      ? `Hacen falta ${needed} personas para aprobarlo, y solo puede otra persona.`
      : `Hacen falta ${needed} personas para aprobarlo, y pueden otras ${others}.`,
  nobodyButYou: 'Ahora mismo nadie más que tú podría aprobarlo, y lo pediste tú.',
  nobodyButRequester: 'Ahora mismo nadie más que quien lo pidió podría aprobarlo.',
  nobody: 'Ahora mismo nadie podría aprobarlo.',
  nobodyOf: 'No queda nadie que lo apruebe por',
  mind: 'Pide a un responsable que añada a alguien al grupo, o caducará.',
  notBefore: 'No se puede aprobar antes de',
  expires: 'caduca',
  closedUntilExpiry:
    'La política solo permite aprobarlo en horario de oficina, y caduca antes de que empiece. Se puede rechazar, y volver a pedir entonces.',
};
