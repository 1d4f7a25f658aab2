import type { Text } from '../text.ts';

const groups = {
  agent: 'los agentes',
  approver: 'los aprobadores',
  auditor: 'los auditores',
} as const;

export const requests: Text['requests'] = {
  working: 'En ello… está tardando más de lo habitual.',

  refused: {
    otherWorkspace: 'Careline atiende a otro espacio de trabajo. No se ha consultado nada.',
    not_member:
      'Careline es solo para miembros de pleno derecho de este espacio: no para invitados, cuentas desactivadas, bots ni personas de otras organizaciones.',
    unreadable:
      'Slack no dice ahora mismo en qué grupos estás, así que no se ha hecho nada. Inténtalo dentro de un momento.',
    noRole: (roles) =>
      `Esto es para ${roles.map((role) => groups[role]).join(' o ')}, y no estás en su grupo. Pide a tu responsable que te añada.`,
    channel: {
      shared:
        'Este canal se comparte con otra organización, así que aquí no se consultan clientes. Usa un canal propio o los mensajes directos con Careline.',
      unseen:
        'Careline no está en esta conversación y no puede ver quién más está, así que aquí no se consultan clientes. Invítalo (`/invite @Careline`) o usa tus mensajes directos con Careline.',
      unreadable: 'Slack no dice ahora mismo quién ve este canal. Inténtalo dentro de un momento.',
    },
    unheardOf: 'Careline ya no conoce este botón o comando. Escribe `/care` para ver lo que hace.',
    stale: 'Esta ventana es demasiado antigua o no es tuya. Ábrela de nuevo con su comando.',
    unexpected: (correlationId) =>
      `Algo ha fallado dentro de Careline. Mira cómo está todo antes de volver a intentarlo; si sigue, da a soporte el ID de correlación \`${correlationId}\`.`,
    expiredTrigger: 'Slack ha tardado demasiado y no se pudo abrir la ventana.',
    openAgain: 'Abrirla ahora',
    clickAgain: 'Slack ha tardado demasiado y no se pudo abrir la ventana. Pulsa otra vez.',
    tooLong: (limit) => `Como mucho ${limit} caracteres.`,
    required: 'Este dato hace falta.',
    money: {
      empty: () => 'Este dato hace falta.',
      form: (read) => `«${read}» no es un importe en euros. Por ejemplo, 1210,50 o 1210.50.`,
      decimals: (read) =>
        `«${read}» tiene tres decimales o más: podrían ser miles o céntimos. Escribe 1210 para mil doscientos diez; 1,21 o 1.21 para uno con veintiuno.`,
      too_large: (read) => `«${read}» es más que cualquier importe en euros de aquí. Por ejemplo, 1210,50.`,
    },
    unborn:
      'Ese día aún no ha llegado: nadie ha nacido en él. Elige la fecha de nacimiento, como 1985-03-21.',
    notOffered: 'Eso no estaba entre las opciones. Elige una de la lista.',
    unlisted: (read, needed) =>
      `«${read}» no está en la lista. Elige uno de la lista, o rellena también «${needed}»: entonces vale tal cual.`,
    own_request: 'Lo pediste tú: tiene que decidir otra persona.',
    not_for_approval: 'Esto no necesita aprobación: lo confirma quien lo pide.',
    out_of_hours:
      'La política solo permite aprobarlo en horario de oficina. Aún se puede rechazar, o aprobar entonces.',
    not_approver: 'Solo deciden los aprobadores, y no estás (o ya no estás) en su grupo.',
    unknownRequest: 'Aquí no hay ninguna solicitud así. Puede ser de otro espacio de trabajo.',
    notYours: 'Solo puede cancelar una solicitud quien la pidió.',
    noSuchId: (read) =>
      `“${read}” no es un ID de correlación nuestro. Es como \`3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c\` y está en cada tarjeta.`,
  },

  alreadyDecided: {
    approved: (who) => `Ya la aprobó ${who}.`,
    executing: (who) => `Ya la aprobó ${who}; se está haciendo ahora mismo.`,
    succeeded: (who) => `Ya la aprobó ${who}, y está hecha.`,
    failed: (who) => `Ya la aprobó ${who}; falló y no ha cambiado nada.`,
    accepted: (who) => `Ya la aprobó ${who}; el back office la ha aceptado.`,
    unknown: (who) => `Ya la aprobó ${who}; no se sabe cómo acabó.`,
    rejected: (who) => `Ya la rechazó ${who}.`,
    cancelled: (who) => `La canceló ${who}, que la había pedido.`,
    already_so: () => 'Ya estaba como se pedía, así que se cerró. No se ha enviado nada.',
    expired: () => 'Demasiado tarde: caducó antes de que nadie decidiera. No ha cambiado nada.',
    pending: () => 'Sigue sin decidir. Inténtalo de nuevo.',
  },

  states: {
    pending: '🟡 Pendiente de aprobación',
    approved: '🟢 Aprobada',
    executing: '⏳ En curso',
    succeeded: '✅ Hecha',
    failed: '❌ Fallida',
    accepted: '📨 Aceptada, aún no hecha',
    unknown: '❓ Resultado desconocido',
    rejected: '🚫 Rechazada',
    cancelled: '↩️ Cancelada',
    already_so: '☑️ Ya estaba así',
    expired: '⌛ Caducada',
  },

  meaning: {
    pending: 'No cambia nada hasta que un aprobador esté de acuerdo.',
    approved: 'Se va a hacer ahora.',
    executing: 'El cambio va camino del back office.',
    succeeded: 'El back office lo ha hecho.',
    failed: 'No ha cambiado nada. Corrige lo que falla y vuelve a pedirlo.',
    accepted:
      'El back office la ha admitido y aún no está hecha: Careline espera a que se vea o se comunique el efecto.',
    unknown:
      'Puede que haya ocurrido o que no. No se envía otra vez por sí solo; consulta el estado antes de volver a pedirlo.',
    rejected: 'No ha cambiado nada.',
    cancelled: 'No ha cambiado nada.',
    already_so: 'Ya estaba como se pedía, así que no se ha enviado nada.',
    expired: 'Nadie decidió a tiempo. No ha cambiado nada; pídelo otra vez si aún hace falta.',
  },

  card: {
    asks: 'Lo pide',
    target: 'Para',
    operation: 'Operación',
    touches: 'Servicios afectados',
    reason: 'Por qué',
    decidedBy: 'Lo decidió',
    comment: 'Comentario',
    answer: 'Respuesta del back office',
    tracing: 'ID de traza',
    correlation: 'ID de correlación',
    approve: 'Aprobar',
    reject: 'Rechazar',
    open: 'Abrir la tarjeta',
    details: 'Detalles',
    cancel: 'Cancelar solicitud',
    nothing: 'ninguno',
    notKnown: 'no se sabe',
    yes: 'sí',
    no: 'no',
    tooMuch: 'Esta solicitud tiene más de lo que cabe aquí: abre los detalles para decidir.',
    detailsTitle: 'Solicitud',
    confirmApprove: '¿Aprobar?',
    fallback: (state, sentence) => `${state}: ${sentence}`,
  },

  filed: {
    title: 'Solicitud enviada',
    preparing: 'Leyendo el estado actual y enviando la solicitud…',
    sent: 'Tu solicitud espera a un aprobador.',
    follow:
      'Recibirás un mensaje directo con cada cambio de estado, y allí puedes cancelarla mientras no esté decidida.',
    already: 'Este formulario ya se había enviado: es una sola solicitud, no dos.',
    nothingToDo: 'Nada que hacer',
    nothingToDoText: 'Ya está como pides. No se ha creado ninguna solicitud ni se ha enviado nada.',
    invalid: 'Los datos no encajan',
    invalidText: 'Se han rechazado estas partes:',
    notSent: 'No se ha creado ninguna solicitud.',
    unreachable:
      'El back office comunicaría el resultado a Careline, y esta instalación no tiene dirección pública. Quien la opera tiene que poner PUBLIC_URL.',
  },

  form: {
    review: 'Revisar',
    send: { read: 'Consultar', write: 'Confirmar', destructive: 'Pedir aprobación' },
    next: 'Siguiente',
    back: 'Atrás',
    step: (at, of) => `paso ${at} de ${of}`,
    reviewTitle: 'Revisar y enviar',
    asking: 'Preguntando al back office…',
    deprecated: (since) =>
      `El back office da esta operación por obsoleta desde la ${since}: usa otra donde la haya.`,
    rows: (count) => (count === 0 ? 'ninguno' : String(count)),
    addRow: 'Añadir',
    removeRow: 'Quitar',
    takeIn: 'Rellenar',
    leaveOut: 'No incluir',
    leftOut: '(opcional, no se incluye)',
    forExample: (example) => `Por ejemplo, ${example}.`,
    yourTime: (zone) => `En tu zona horaria (${zone}), al minuto: los segundos se envían como :00.`,
    inEuros: 'En euros, como 1210,50 o 1210.50.',
    onePerLine: 'Uno por línea.',
    emptyList: '[] envía una lista sin nada.',
    unprinted: {
      input: 'Ninguna página de la API lo imprime: es nuestra lectura.',
      sister:
        'La página de esta operación no lo imprime: se toma de una operación hermana o del historial de cambios.',
      values:
        'La página no imprime la lista de sus valores: los que se ofrecen son nuestra lectura, y se puede escribir otro.',
      meaning: 'La página no dice qué significan sí y no: pregunta antes de enviarlo.',
    },
    pairPerLine:
      'Uno por línea, como nombre: valor, cada nombre una vez. Los valores se envían como texto, tal como los escribes; {} si no hay ninguno.',
    unusable: (read) => `«${read}» no sirve aquí.`,
    incomplete: 'Aquí falta algo necesario.',
    close: 'Cancelar',
    title: 'Solicitud',
    fixed: 'Para',
    reasonLabel: '¿Por qué hace falta?',
    reasonKept: 'Queda en la ficha del cliente. No escribas documentos, números ni nombres.',
    reasonNoted: 'Queda guardado en el registro. No escribas documentos, números ni nombres.',
    reasonHint: 'Lo lee quien aprueba. No escribas documentos, números ni nombres.',
    yes: 'Sí',
    no: 'No',
    choose: 'Elige',
    waits: {
      read: 'Esto solo consulta: no cambia nada.',
      write: 'No cambia nada hasta que lo hayas confirmado.',
      destructive: 'No cambia nada hasta que otra persona lo apruebe.',
    },
    line: 'Línea',
    subscription: 'suscripción',
    account: 'cuenta',
  },

  commandHelp: {
    mask: '`/mask` necesita una línea. Por ejemplo `/mask apply 612 345 678` o `/mask remove 612345678`.',
    blockSim: '`/block-sim` necesita una línea. Por ejemplo `/block-sim 612 345 678`.',
    unblockSim: '`/unblock-sim` necesita una línea. Por ejemplo `/unblock-sim 612 345 678`.',
    noSim: 'Esta línea no tiene SIM: no es móvil. No se ha pedido nada.',
  },

  events: {
    looked_up: 'consultó',
    requested: 'pidió',
    approved: 'aprobó',
    chain_head: 'la cabeza del registro',
    card_waits: 'la tarjeta de aprobación aún no se ha podido publicar',
    card_posted: 'la tarjeta de aprobación ya está publicada',
    undeliverable: 'quien lo pidió no admite mensajes directos: se han descartado',
    card_deleted: 'alguien borró la tarjeta de aprobación: se publica otra vez',
    approval_counted: 'aprobada; faltan más aprobaciones',
    reminded: 'sigue sin decidir y caduca pronto',
    escalated: 'sigue sin decidir: se pide a otros que también decidan',
    confirmed: 'confirmado por quien lo pidió',
    rejected: 'rechazó',
    cancelled: 'canceló',
    expired: 'caducó sin decidir',
    failed: 'fallida',
    accepted: 'aceptada por el back office, aún no hecha',
    unknown: 'resultado desconocido',
    decision_refused: 'se rechazó un clic',
    access_refused: 'se negó el acceso',
    callback_late: 'la API de partners comunicó un resultado que nadie esperaba',
    callback_contrary: 'la API de partners comunicó lo contrario de lo que había comunicado: vale lo primero',
    revealed: 'abrió lo que no se muestra sin más: datos bancarios o un documento escaneado',
    details_opened: 'abrió los detalles de una solicitud',
    other: 'anotado',
  },
  refusedBecause: {
    own_request: 'solicitud propia',
    out_of_hours: 'fuera del horario de oficina',
    held: 'el objetivo había cambiado',
    not_for_approval: 'no necesita aprobación',
    not_approver: 'no es aprobador',
    not_member: 'no es miembro de pleno derecho',
    unreadable: 'no se pudieron leer los grupos',
    too_late: 'demasiado tarde',
    no_role: 'no está en el grupo',
    not_agent: 'no es agente',
    other_workspace: 'otro espacio de trabajo',
    channel_shared: 'un canal compartido con otra organización',
    channel_unseen: 'una conversación en la que Careline no está',
    channel_unreadable: 'no se pudo comprobar el canal',
  },
  risk: {
    held: '⚠️ Retenida o rechazada por la revisión de riesgo',
    heldMeaning:
      'No se ha hecho. El back office no dice cuál de las dos cosas es: pregunta al equipo de riesgo antes de prometer nada. Si no se ve el efecto a tiempo, su resultado será desconocido.',
    heldUnknown: '❓ Resultado desconocido: retenida o rechazada por la revisión de riesgo',
    heldUnknownMeaning:
      'La revisión de riesgo la retuvo o la rechazó, y no se ha visto el efecto a tiempo. Pregunta al equipo de riesgo y consulta el estado antes de volver a pedirlo.',
    heldSucceeded: 'La revisión de riesgo la había retenido o rechazado; se sabe que después ocurrió.',
    heldAlready: (who) =>
      `Ya la aprobó ${who}; la revisión de riesgo la retiene o la ha rechazado, y no está hecha.`,
    heldEvent: 'retenida o rechazada por la revisión de riesgo, no está hecha',
    review: 'retenida o rechazada por la revisión de riesgo',
    decision: (letter) => `decisión de riesgo «${letter}»`,
    unlistedAccepted:
      'El back office la ha admitido con esta decisión de riesgo, y Careline no sabe qué significa: no prometas nada hasta que se vea el efecto.',
    unlistedSucceeded:
      'Así lo ha respondido el back office, con una decisión de riesgo que Careline no sabe qué significa: mira el estado antes de prometer nada.',
  },
  duplicate:
    'No se ha hecho dos veces: el back office ya había recibido el primer intento. Cómo acabó está en su propia tarjeta.',
  incomplete: 'La respuesta no se pudo leer entera.',
  effectSeen: 'se ha visto el efecto',
  nobody: 'Careline',

  care: {
    title: 'Careline',
    intro:
      'Trabajo de back office para atención al cliente. Las consultas se abren en una ventana que solo ves tú.',
    decides:
      'Cada cambio pide el porqué. Lo que mueve dinero, servicio, identidad, acceso o datos espera a una segunda persona; lo que no mueve nada de eso, como una categoría o una nota sobre un cliente, lo confirmas sin nadie más.',
    commands: [
      ['/customer <documento | número | e-mail | id>', 'el cliente, sus líneas, máscaras y bloqueos'],
      ['/barrings <número | suscripción>', 'máscaras y servicios de una línea'],
      ['/mask [apply|remove] <número | suscripción>', 'aplicar o quitar una máscara'],
      ['/block-sim <número | suscripción>', 'bloquear una SIM perdida o robada'],
      ['/unblock-sim <número | suscripción>', 'levantar un bloqueo de SIM'],
      ['/penalties <número | cuenta>', 'penalizaciones, y confirmarlas o borrarlas'],
      ['/care run [operación | palabras]', 'cualquiera de las operaciones del back office'],
      ['/care approvals', 'lo que espera decisión, y tus solicitudes'],
      ['/care audit <ID de correlación>', 'todo lo ocurrido bajo un ID'],
      ['/care status', 'si el back office y Careline están bien'],
      [
        '/care reconcile',
        'recoger lo que sabe el canal de auditoría, tras restaurar una copia (quien aprueba)',
      ],
      ['/care stop <motivo>', 'desde ahora no se envía ningún cambio (quien aprueba)'],
      ['/care release', 'los cambios se envían otra vez (otra persona que apruebe)'],
    ],
    unknownSub: (read) =>
      `“${read}” no es algo que haga \`/care\`. Prueba \`/care\`, \`/care approvals\`, \`/care audit <ID de correlación>\` o \`/care status\`.`,
    approvalsTitle: 'Aprobaciones',
    waiting: 'A la espera de decisión',
    unsettled: 'Resultado desconocido: por resolver',
    mine: 'Mis solicitudes',
    none: 'Aquí no hay nada.',
    auditTitle: 'Auditoría',
    auditOf: 'Todo lo ocurrido bajo',
    noEvents: 'No se conoce nada bajo este ID de correlación.',
    auditNeedsId:
      '`/care audit` necesita un ID de correlación, como `/care audit 3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c`. Está en cada tarjeta.',
    statusTitle: 'Estado',
    reachable: 'responde',
    unreachable: 'no responde como debería',
    database: 'Base de datos',
    backlog: (count) => `${count} mensajes por publicar`,
    logBroken: (at) => `registro de auditoría roto en el evento ${at}: avisa a seguridad ya`,
    ms: (ms) => `${ms} ms`,
  },

  run: {
    title: 'Operaciones',
    intro: 'Todas las operaciones del back office. Elige una por lo que hace, su id o su apartado.',
    search: 'Buscar: bono, factura, customers-v4…',
    several: (typed) => `Para «${typed}» estas encajan mejor:`,
    none: (typed) => `Nada encaja con «${typed}». Busca con menos palabras, como factura o bonuses.add.`,
    open: 'Abrir',
    help: '¿Qué hace Careline?',
    outdated: 'obsoleta',
  },

  home: {
    quick: 'Acciones rápidas',
    find: 'Buscar un cliente',
    run: 'Ejecutar una operación',
    help: '¿Qué hace Careline?',
    environment: (name) => `Conectado a *${name}*`,
  },

  message: {
    nothingFound: 'En este mensaje no hay ningún documento, teléfono ni e-mail.',
    foundTitle: 'En este mensaje',
    found: 'Encontrado en este mensaje. Elige qué consultar.',
    lookUp: 'Consultar',
  },
};
