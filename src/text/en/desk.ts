/** Looking up: the customer, line, barrings and penalties modals, and what is said when it fails. */
const kinds = {
  nif: 'NIF',
  nie: 'NIE',
  cif: 'CIF',
  passport: 'passport',
  msisdn: 'phone number',
  email: 'e-mail',
  uuid: 'customer UUID',
  id: 'id',
};

const apis = {
  partners: 'Partners',
  'customers-v2': 'Customers v2',
  'customers-v4': 'Customers v4',
  barrings: 'Barrings',
};

const EXAMPLES = 'For example `12345678Z`, `612 345 678`, `ana@example.com`, an id or a UUID.';

export const desk = {
  kinds,
  apis,
  close: 'Close',
  refresh: 'Refresh',
  tryAgain: 'Try again',
  notKnown: 'Not known',
  amountUnknown: 'not known',
  andUnknown: (known: string, count: number) => `${known} and ${count} unknown`,
  unread: (count: number) =>
    count === 1 ? '1 entry could not be read' : `${count} entries could not be read`,
  correlation: 'Correlation ID',
  more: (count: number) => `and ${count} more`,
  stillLoading: 'Some parts are still on their way.',

  /** Why an identifier cannot be read; `read` is what the person typed, made safe by who shows it. */
  unreadable: {
    empty: (command: string) =>
      `${command} needs what to look for after it. For example \`${command} 612 345 678\`.`,
    several: (read: string) => `“${read}” holds more than one identifier: type one. ${EXAMPLES}`,
    foreign: (read: string) =>
      `“${read}” is a number of another country: lines here are Spanish, such as \`612 345 678\`.`,
    too_short: (read: string) =>
      `“${read}” is too short for a phone number, which has nine digits, such as \`612 345 678\`.`,
    too_long: (read: string) => `“${read}” is too long. ${EXAMPLES}`,
    not_a_line: (read: string) =>
      `“${read}” is not a number a line can have. A line is like \`612 345 678\` or \`912 345 678\`.`,
    email_form: (read: string) => `“${read}” is not an e-mail address. One is like \`ana@example.com\`.`,
    id_too_long: (read: string) =>
      `“${read}” has too many digits for an id, which has at most 19. ${EXAMPLES}`,
    nie_digits: (read: string) =>
      `“${read}” has eight digits, and a NIE has seven, such as \`X1234567L\`. If it is a passport, say so: \`passport X12345678L\`.`,
    letter_missing: (read: string) =>
      `“${read}” lacks its letter. A NIF is eight digits and a letter, such as \`12345678Z\`.`,
    form: (read: string) =>
      `“${read}” is neither a document, a phone number, an e-mail nor an id. ${EXAMPLES}`,
  },
  /** A good identifier of a kind the command cannot use. */
  needsLine: (command: string, kind: string) =>
    `${command} works on one line, and what you gave is of another kind (${kind}). Give the line’s number (\`${command} 612 345 678\`) or its subscription id, or find it with \`/customer\`.`,
  needsLineOrAccount: (command: string, kind: string) =>
    `${command} works on a line or an account, and what you gave is of another kind (${kind}). Give the line’s number (\`${command} 612 345 678\`) or the account id, or find it with \`/customer\`.`,
  noSuchLine: (number: string) =>
    `No customer has a line with the number ${number}. Check the digits, or find the customer by document with \`/customer 12345678Z\`.`,
  lineUnread: (number: string) =>
    `A customer was found for ${number}, but the line could not be read. See what is known with \`/customer ${number}\`, or give the number of its subscription.`,
  noSuchSubscription: (id: string) =>
    `There is no subscription ${id}. Check the digits, or give the line’s number, such as \`612 345 678\`.`,
  notInThisCard: 'That is not part of this card any more. Look the customer up again with `/customer`.',
  accountUnknown:
    'The account of this line is not known, and penalties need it. Look the line up by its number: `/penalties 612 345 678`.',

  /** What an API did, whole and short. */
  apiError: {
    down: (api: string) => `${api} cannot be reached. Nothing is wrong with what you typed.`,
    slow: (api: string) => `${api} took too long to answer.`,
    busy: (api: string) => `${api} is getting more questions than it takes right now.`,
    unreadable: (api: string) => `${api} answered something that cannot be read.`,
    missing: (api: string) => `${api} does not know this.`,
    denied: (api: string) => `${api} does not let Careline in. Nothing is wrong with what you typed.`,
    refused: (api: string) => `${api} refused the question.`,
    unapproved: (api: string) =>
      `The policy wants another person to approve this read of ${api}: nothing was read.`,
  },
  apiErrorShort: {
    down: 'not reachable',
    slow: 'no answer in time',
    busy: 'too busy',
    unreadable: 'unreadable answer',
    missing: 'not known there',
    denied: 'Careline has no access',
    refused: 'refused',
    unapproved: 'needs approval, not read',
  },
  whatToDo: {
    down: 'Try again in a moment. If it goes on, pass the correlation ID on to support.',
    slow: 'Try again. If it goes on, pass the correlation ID on to support.',
    busy: 'Wait a moment, then try again.',
    unreadable: 'Try again. If it goes on, pass the correlation ID on to support: they can see the answer.',
    missing: 'Check the number, or look the customer up another way.',
    denied: 'Trying again will not help: pass the correlation ID on to support, whose task this is.',
    refused: 'Check what you typed. If it is right, pass the correlation ID and the code on to support.',
    unapproved: 'Ask for it: it is shown once another person has approved it.',
  },
  problem: {
    title: 'Not answered',
    itSaid: 'It said',
    tracing: 'Tracing ID',
  },

  loading: {
    customer: (kind: string) => `Looking for the customer with ${kind}`,
    line: 'Looking up the line',
    barrings: 'Looking up the barrings of',
    penalties: 'Working out the penalties of',
  },

  search: {
    title: 'Find a customer',
    label: 'Document, phone number, e-mail or id',
    hint: 'Blanks, dots, dashes and +34 do not matter.',
    submit: 'Search',
  },

  notFound: {
    title: 'Nobody found',
    nobody: (kind: string) => `Nobody found with ${kind}`,
    searchedIn: 'Searched in',
    notAsked: 'Could not be asked',
    check: 'Check what was typed, or ask for another identifier: document, phone number or e-mail.',
    missingLetter: 'These eight digits may be a NIF without its letter. It would be',
  },
  /** What else a number may be. */
  couldBe: {
    passport: 'It may be a passport number as well.',
    asPassport: 'Look up as passport',
    passportAsked: 'It was looked for as a passport number too.',
    likeLine:
      'It looks like a phone number, but no line is given one of this range (reserved, or a special rate): it was looked for as an id.',
  },
  wrongLetter: {
    should: 'the letter should be',
    shouldDigit: 'the check digit should be',
    wrong: 'the check character does not fit',
    searchedAsTyped: 'It was looked for as it was typed.',
    couldBePassport: 'It may be a foreign passport number.',
  },

  customer: {
    title: 'Customer',
    more: 'More for this customer…',
    accountMore: 'More for this account…',
    accountMoreSpoken: (number: string) => `More operations for account ${number}`,
    unnamed: 'No name on file',
    document: 'Document',
    type: 'Type',
    segment: 'Segment',
    email: 'E-mail',
    phone: 'Phone',
    address: 'Address',
    language: 'Language',
    nationality: 'Nationality',
    birthdate: 'Born',
    representative: 'Representative',
    specialTreatment: 'Special treatment',
    account: 'Account',
    activeSince: (day: string) => `since ${day}`,
    noLines: 'No lines.',
    linesUnknown: 'Which lines it has is not known.',
    noAccounts: 'This customer has no accounts.',
    onlyInV4: 'Customers v4 knows this customer; customers v2 has no accounts or lines of theirs.',
    notAsked:
      'Customers v2 could not be asked for accounts and lines by a document of this customer: look them up by the number of one of their lines.',
    noTreeOfUser: 'Customers v2 knows this customer, but finds no accounts or lines under their document.',
    noTree: 'The accounts and lines could not be read.',
    penalties: 'Penalties',
    open: 'Open',
    openSpoken: (number: string) => `Open line ${number}`,
    pageOf: (page: number, pages: number) => `page ${page} of ${pages}`,
    counts: (accounts: number, lines: number) =>
      `${accounts} ${accounts === 1 ? 'account' : 'accounts'}, ${lines} ${lines === 1 ? 'line' : 'lines'}`,
    previous: 'Previous',
    next: 'Next',
    debt: 'Barred for debt',
    blocked: 'SIM blocked',
    ended: 'Terminated',
    held: 'Suspended',
    lines: (count: number) => `${count} ${count === 1 ? 'line' : 'lines'}`,
    accountInDebt: 'Account in debt',
    incomplete: 'Not shown',
    parts: { user: 'user data', profile: 'customer profile' },
  },

  line: {
    title: (number: string) => `Line ${number}`,
    untitled: 'Line',
    more: 'More for this line…',
    number: (id: string) => `Subscription ${id}`,
    subscription: 'Subscription',
    account: 'Account',
    type: 'Type',
    origin: 'Origin',
    sold: 'Sold',
    activated: 'Activated',
    ended: 'Ended',
    masks: 'Barring masks',
    maskCount: (count: number) => `${count} ${count === 1 ? 'mask' : 'masks'}`,
    noMasks: 'No masks',
    cuts: 'cuts',
    services: 'Services',
    on: 'on',
    off: 'off',
    stateUnknown: 'state not known',
    orderRunning: 'order under way',
    blocks: 'SIM blocks',
    noBlocks: 'SIM not blocked',
    blockFixed: (word: string) => `blocked for ${word}: it cannot be lifted from here`,
    commitments: 'Commitments',
    noCommitments: 'No commitment',
    committedUntil: (day: string) => `committed until ${day}`,
    ofAccount: 'of the account',
    committedNoEnd: 'committed, no end',
    committedEndUnknown: (said: string | undefined) =>
      said === undefined ? 'committed, end not known' : `committed, end not known (“${said}”)`,
    over: (day: string) => `ended ${day}`,
    months: (count: number) => `${count} ${count === 1 ? 'month' : 'months'}`,
    penalty: 'penalty',
    actions: 'What you can ask for',
    applyMask: 'Apply mask',
    applyMaskWhy: 'Bar services of this line',
    removeMask: 'Remove mask',
    removeMaskWhy: 'Give services back to this line',
    blockSim: 'Block SIM',
    blockSimWhy: 'The SIM or the phone was lost or stolen',
    unblockSim: 'Unblock SIM',
    unblockSimWhy: 'The customer has the SIM again',
    barrings: 'Barrings',
    penalties: 'Penalties',
  },

  barrings: {
    title: 'Barrings',
    history: 'History',
    noHistory: 'No mask was ever applied.',
    noServices: 'No services listed.',
    apply: 'applied',
    remove: 'removed',
    by: (user: string) => `by ${user}`,
    reason: 'reason',
    orders: 'orders',
  },

  penalties: {
    title: 'Penalties',
    ofAccount: (id: string) => `Account ${id}`,
    ofLine: (number: string) => `Line ${number}`,
    takenForAccount: (id: string) => `${id} was read as an account. For a line, give its phone number.`,
    reasons: {
      unsubscribe: 'If the account is closed',
      cancel: 'If the order is cancelled',
      broadband_subscription: 'If the broadband is cancelled',
      device: 'If the line with its device is migrated',
      mobile: 'If only the mobile is cancelled',
    },
    none: 'No penalty.',
    computed: (id: string) => `Computed penalty ${id}`,
    total: 'total',
    mandatory: 'mandatory',
    optional: 'not mandatory',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    types: { ADMCOST: 'administrative cost', CANCELCOST: 'cost of leaving early' },
    confirm: 'Confirm',
    confirmWhy: 'Charge this penalty to the customer',
    remove: 'Delete',
    alreadyConfirmed: 'Confirmed through Careline',
    /** Before a person, and before a day. */
    confirmedBy: 'confirmed by',
    on: 'on',
    chargedAgain: 'Confirming it again would charge it again.',
    noId: 'Without a number it cannot be confirmed.',
    totalUnknown:
      'The total is not known: it cannot be confirmed from here. Compute the penalties again, or ask billing.',
  },
};
