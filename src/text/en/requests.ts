/** Asking for a change, deciding on it, and everything said of it afterwards. */
type RoleName = 'agent' | 'approver' | 'auditor';

const groups: Readonly<Record<RoleName, string>> = {
  agent: 'the agents',
  approver: 'the approvers',
  auditor: 'the auditors',
};

export const requests = {
  working: 'Working on it… this takes longer than usual.',

  refused: {
    otherWorkspace: 'Careline serves another workspace. Nothing was looked up.',
    not_member:
      'Only full members of this workspace can use Careline: guests, deactivated accounts, bots and people of other organisations cannot.',
    unreadable:
      'Slack does not say right now which groups you are in, so nothing was done. Try again in a moment.',
    noRole: (roles: readonly RoleName[]) =>
      `This is for ${roles.map((role) => groups[role]).join(' or ')}, and you are not in their group. Ask your team lead to add you.`,
    channel: {
      shared:
        'This channel is shared with another organisation, so customers are not looked up here. Use a channel of your own organisation, or the direct messages with Careline.',
      unseen:
        'Careline is not in this conversation and cannot see who else is, so customers are not looked up here. Invite it (`/invite @Careline`), or use your direct messages with Careline.',
      unreadable: 'Slack does not say right now who can see this channel. Try again in a moment.',
    },
    unheardOf: 'Careline does not know this button or command any more. Type `/care` to see what it does.',
    stale: 'This view is too old, or not yours. Open it again with its command.',
    unexpected: (correlationId: string) =>
      `Something went wrong inside Careline. Look how things stand before you try again; if it stays, give support the correlation ID \`${correlationId}\`.`,
    expiredTrigger: 'Slack took too long and the window could not be opened.',
    openAgain: 'Open it now',
    clickAgain: 'Slack took too long and the window could not be opened. Click once more.',
    tooLong: (limit: number) => `At most ${limit} characters.`,
    required: 'This is needed.',
    money: {
      empty: () => 'This is needed.',
      form: (read: string) => `“${read}” is not an amount in euros. For example 1210.50 or 1210,50.`,
      decimals: (read: string) =>
        `“${read}” has three decimals or more: it could be thousands or cents. Write 1210 for a thousand two hundred and ten, 1.21 or 1,21 for one and twenty-one cents.`,
      too_large: (read: string) => `“${read}” is more than any amount in euros here. For example 1210.50.`,
    },
    unborn: 'This day is still to come: nobody was born on it. Choose the day of birth, such as 1985-03-21.',
    notOffered: 'This was not among the choices. Choose one of the list.',
    unlisted: (read: string, needed: string) =>
      `“${read}” is not in the list. Choose one of the list, or fill in “${needed}” too: then it is taken as it is.`,
    own_request: 'You asked for this yourself: another person has to decide.',
    not_for_approval: 'This needs no approval: its requester confirms it.',
    out_of_hours:
      'The policy allows approving this in office hours only. It can still be rejected, or approved then.',
    not_approver: 'Only the approvers can decide, and you are not in their group (any more).',
    unknownRequest: 'There is no such request here. It may belong to another workspace.',
    notYours: 'Only the person who asked can cancel a request.',
    noSuchId: (read: string) =>
      `“${read}” is not a correlation ID of ours. It looks like \`3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c\` and stands on every card.`,
  },

  alreadyDecided: {
    approved: (who: string) => `Already approved by ${who}.`,
    executing: (who: string) => `Already approved by ${who}; it is being done right now.`,
    succeeded: (who: string) => `Already approved by ${who}, and done.`,
    failed: (who: string) => `Already approved by ${who}; it failed, and nothing was changed.`,
    accepted: (who: string) => `Already approved by ${who}; the back office has accepted it.`,
    unknown: (who: string) => `Already approved by ${who}; its outcome is not known.`,
    rejected: (who: string) => `Already rejected by ${who}.`,
    cancelled: (who: string) => `Cancelled by ${who}, who had asked for it.`,
    already_so: () => 'It was already as asked for, so it was closed. Nothing was sent.',
    expired: () => 'Too late: it expired before anybody decided. Nothing was changed.',
    pending: () => 'It is still undecided. Try again.',
  },

  states: {
    pending: '🟡 Waiting for approval',
    approved: '🟢 Approved',
    executing: '⏳ Being done',
    succeeded: '✅ Done',
    failed: '❌ Failed',
    accepted: '📨 Accepted, not done yet',
    unknown: '❓ Outcome unknown',
    rejected: '🚫 Rejected',
    cancelled: '↩️ Cancelled',
    expired: '⌛ Expired',
    already_so: '☑️ Already so',
  },

  /** What a state means for the person who asked. */
  meaning: {
    pending: 'Nothing is changed until an approver agrees.',
    approved: 'It will be done now.',
    executing: 'The change is on its way to the back office.',
    succeeded: 'The back office has done it.',
    failed: 'Nothing was changed. Correct what is wrong and ask again.',
    accepted:
      'The back office has taken it on, and it is not done yet: Careline waits until its effect is seen or reported.',
    unknown:
      'It may or may not have happened. It is not sent again by itself; look the target up before asking again.',
    rejected: 'Nothing was changed.',
    cancelled: 'Nothing was changed.',
    already_so: 'It was already as asked for, so nothing was sent.',
    expired: 'Nobody decided in time. Nothing was changed; ask again if it is still needed.',
  },

  card: {
    asks: 'Asked by',
    target: 'For',
    operation: 'Operation',
    touches: 'Services it touches',
    reason: 'Why',
    decidedBy: 'Decided by',
    comment: 'Comment',
    answer: 'Answer of the back office',
    tracing: 'Tracing ID',
    correlation: 'Correlation ID',
    approve: 'Approve',
    reject: 'Reject',
    open: 'Open the card',
    details: 'Details',
    cancel: 'Cancel request',
    nothing: 'none',
    notKnown: 'not known',
    yes: 'yes',
    no: 'no',
    tooMuch: 'There is more to this request than fits here: open the details to decide.',
    detailsTitle: 'Request',
    confirmApprove: 'Approve this?',
    fallback: (state: string, sentence: string) => `${state}: ${sentence}`,
  },

  filed: {
    title: 'Request sent',
    preparing: 'Reading the current state and sending the request…',
    sent: 'Your request waits for an approver.',
    follow: 'You get a direct message for each change of state, and can cancel it there until it is decided.',
    already: 'This form was sent before: it is one request, not two.',
    nothingToDo: 'Nothing to do',
    nothingToDoText: 'It is already as you ask. No request was made, and nothing was sent.',
    invalid: 'The form does not fit together',
    invalidText: 'These parts were refused:',
    notSent: 'No request was made.',
    unreachable:
      'The back office would report the result to Careline, and this installation has no public address. An operator has to set PUBLIC_URL.',
  },

  form: {
    review: 'Review',
    send: { read: 'Look up', write: 'Confirm', destructive: 'Ask for approval' },
    next: 'Next',
    back: 'Back',
    step: (at: number, of: number) => `step ${at} of ${of}`,
    reviewTitle: 'Check and send',
    asking: 'Asking the back office…',
    deprecated: (since: string) =>
      `The back office calls this operation outdated since ${since}: use another where there is one.`,
    rows: (count: number) => (count === 0 ? 'none' : String(count)),
    addRow: 'Add',
    removeRow: 'Remove',
    takeIn: 'Fill in',
    leaveOut: 'Leave out',
    leftOut: '(optional, left out)',
    forExample: (example: string) => `For example ${example}.`,
    yourTime: (zone: string) => `In your time zone (${zone}), to the minute: seconds are sent as :00.`,
    inEuros: 'In euros, such as 1210.50 or 1210,50.',
    onePerLine: 'One a line.',
    emptyList: '[] sends a list that holds nothing.',
    unprinted: {
      input: 'No API page prints this: it is our reading.',
      sister:
        'The page of this operation does not print this: it is taken from a sister operation or a change log.',
      values:
        'The page prints no list of its values: those offered are our reading, and another can be typed.',
      meaning: 'The page does not say what yes and no stand for: ask before sending.',
    },
    pairPerLine:
      'One a line, as name: value, each name once. Values are sent as text, as you type them; {} when there are none.',
    unusable: (read: string) => `“${read}” cannot be used here.`,
    incomplete: 'Something needed is missing here.',
    close: 'Cancel',
    title: 'Request',
    fixed: 'For',
    reasonLabel: 'Why is this needed?',
    reasonKept: 'It is kept in the customer’s record. Leave documents, numbers and names out.',
    reasonNoted: 'It is kept in the log. Leave documents, numbers and names out.',
    reasonHint: 'The approver reads this. Leave documents, numbers and names out.',
    yes: 'Yes',
    no: 'No',
    choose: 'Choose',
    /** What happens when the form is sent. */
    waits: {
      read: 'This only looks things up: nothing is changed.',
      write: 'Nothing is changed until you have confirmed it.',
      destructive: 'Nothing is changed until another person approves it.',
    },
    line: 'Line',
    subscription: 'subscription',
    account: 'account',
  },

  commandHelp: {
    mask: '`/mask` needs a line after it. For example `/mask apply 612 345 678` or `/mask remove 612345678`.',
    blockSim: '`/block-sim` needs a line after it. For example `/block-sim 612 345 678`.',
    unblockSim: '`/unblock-sim` needs a line after it. For example `/unblock-sim 612 345 678`.',
    noSim: 'This line has no SIM: it is not a mobile line. Nothing was asked for.',
  },

  events: {
    looked_up: 'looked up',
    requested: 'asked for',
    approved: 'approved',
    chain_head: 'the head of the log',
    card_waits: 'the approval card could not be posted yet',
    card_posted: 'the approval card is there now',
    undeliverable: 'who asked takes no direct messages: they were given up',
    card_deleted: 'the approval card had been deleted: it is posted again',
    approval_counted: 'approved; more approvals are needed',
    reminded: 'still undecided, and expires soon',
    escalated: 'still undecided: others are asked to decide as well',
    confirmed: 'confirmed by the requester',
    rejected: 'rejected',
    cancelled: 'cancelled',
    expired: 'expired undecided',
    failed: 'failed',
    accepted: 'accepted by the back office, not done yet',
    unknown: 'outcome unknown',
    decision_refused: 'a click was refused',
    access_refused: 'access was refused',
    callback_late: 'the partners API reported a result nobody was waiting for',
    callback_contrary:
      'the partners API reported the contrary of what it had reported: the first report stands',
    revealed: 'opened what is kept from view: bank data, or a scanned document',
    details_opened: 'looked at the details of a request',
    other: 'noted',
  },
  refusedBecause: {
    own_request: 'own request',
    out_of_hours: 'outside office hours',
    held: 'the target had changed',
    not_for_approval: 'needs no approval',
    not_approver: 'not an approver',
    not_member: 'not a full member of the workspace',
    unreadable: 'groups could not be read',
    too_late: 'too late',
    no_role: 'not in the group',
    not_agent: 'not an agent',
    other_workspace: 'another workspace',
    channel_shared: 'a channel shared with another organisation',
    channel_unseen: 'a conversation Careline is not in',
    channel_unreadable: 'the channel could not be checked',
  },
  /** What is said beside the state where risk review has decided, or the answer could not be read in full. */
  risk: {
    held: '⚠️ Held or refused by risk review',
    heldMeaning:
      'It is not done. Which of the two it is the back office does not say: ask the risk team before anything is promised. If no effect is seen in time, its outcome is unknown.',
    heldUnknown: '❓ Outcome unknown: held or refused by risk review',
    heldUnknownMeaning:
      'Risk review held it or refused it, and no effect was seen in time. Ask the risk team, and look the target up before asking again.',
    heldSucceeded: 'Risk review had held it or refused it; it is known to have happened since.',
    heldAlready: (who: string) =>
      `Already approved by ${who}; risk review holds it or has refused it, and it is not done.`,
    heldEvent: 'held or refused by risk review, not done',
    review: 'held or refused by risk review',
    decision: (letter: string) => `risk decision “${letter}”`,
    unlistedAccepted:
      'The back office has taken it in with this risk decision, and Careline does not know what it means: nothing is promised until the effect is seen.',
    unlistedSucceeded:
      'The back office answered so, with a risk decision of which Careline does not know what it means: look at the target before anything is promised.',
  },
  /** The back office refused what was sent again: the first attempt had arrived. */
  duplicate:
    'Nothing was done twice: the back office had received the first attempt already. What became of that stands on its own card.',
  incomplete: 'The answer could not be read in full.',
  effectSeen: 'the effect was seen',
  nobody: 'Careline',

  care: {
    title: 'Careline',
    intro: 'Back-office work for customer care. Lookups open in a window only you see.',
    decides:
      'Each change asks why. What moves money, service, identity, access or data waits for a second person; what moves none of them, such as a category or a remark on a customer, you confirm alone.',
    commands: [
      ['/customer <document | number | e-mail | id>', 'the customer, their lines, barrings and blocks'],
      ['/barrings <number | subscription>', 'masks and services of a line'],
      ['/mask [apply|remove] <number | subscription>', 'apply or remove a barring mask'],
      ['/block-sim <number | subscription>', 'block a lost or stolen SIM'],
      ['/unblock-sim <number | subscription>', 'lift a SIM block'],
      ['/penalties <number | account>', 'penalties, and confirming or deleting them'],
      ['/care run [operation | words]', 'any of the operations of the back office'],
      ['/care approvals', 'what waits for a decision, and your own requests'],
      ['/care audit <correlation ID>', 'everything that happened under one ID'],
      ['/care status', 'whether the back office and Careline are well'],
      ['/care reconcile', 'take in what the audit channel knows, after a backup was put back (approvers)'],
      ['/care stop <reason>', 'no change is sent from now on (approvers)'],
      ['/care release', 'changes are sent again (another approver)'],
    ] as readonly (readonly [string, string])[],
    unknownSub: (read: string) =>
      `“${read}” is not something \`/care\` does. Try \`/care\`, \`/care approvals\`, \`/care audit <correlation ID>\` or \`/care status\`.`,
    approvalsTitle: 'Approvals',
    waiting: 'Waiting for a decision',
    unsettled: 'Outcome unknown: to be settled',
    mine: 'My requests',
    none: 'Nothing here.',
    auditTitle: 'Audit',
    auditOf: 'Everything under',
    noEvents: 'Nothing is known under this correlation ID.',
    auditNeedsId:
      '`/care audit` needs a correlation ID, such as `/care audit 3f2b8c1e-5d4a-4b6f-9a7c-2e1d0f9b8a7c`. It stands on every card.',
    statusTitle: 'Status',
    reachable: 'answers',
    unreachable: 'does not answer as it should',
    database: 'Database',
    backlog: (count: number) => `${count} messages waiting to be posted`,
    logBroken: (at: number) => `audit log broken at event ${at}: tell security now`,
    ms: (ms: number) => `${ms} ms`,
  },

  run: {
    title: 'Run an operation',
    intro: 'Every operation of the back office. Choose one by what it does, its id or its heading.',
    search: 'Search: bonus, invoice, customers-v4…',
    several: (typed: string) => `For “${typed}” these fit best:`,
    none: (typed: string) =>
      `Nothing fits “${typed}”. Search by fewer words, such as invoice or bonuses.add.`,
    open: 'Open',
    help: 'What can Careline do?',
    outdated: 'outdated',
  },

  home: {
    quick: 'Quick actions',
    find: 'Find a customer',
    run: 'Run an operation',
    help: 'What can Careline do?',
    environment: (name: string) => `Connected to *${name}*`,
  },

  message: {
    nothingFound: 'No document, phone number or e-mail was found in this message.',
    foundTitle: 'In this message',
    found: 'Found in this message. Choose what to look up.',
    lookUp: 'Look up',
  },
};
