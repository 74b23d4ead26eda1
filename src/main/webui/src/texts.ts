import type { Severity } from './activity/activity.js';
import type { AppearanceChoice } from './appearance/appearance.js';
import type { Left } from './export/destination.js';
import type { ExportFormat } from './export/export-format.js';
import type { Standing } from './log/log-state.js';
import type { Field } from './query/field.js';
import type { Interval } from './service/summary.js';

/** Every English text that a person reads or hears on the page. */
export const texts = {
  brand: 'Eyewitness',
  heading: 'Admin activity',
  /** Above the rows on paper. */
  printed: (query: string) => `Shown: ${query}`,
  printedAt: (time: string) => `Printed: ${time}`,

  connection: {
    stopped: { label: 'Not connected', hint: 'Nobody is signed in.' },
    connecting: { label: 'Connecting', hint: 'The live connection is being opened.' },
    replaying: { label: 'Replaying', hint: 'What was recorded while the page was away is arriving.' },
    paused: { label: 'Paused', hint: 'The rows stand still. What arrives is kept until you go on.' },
    live: { label: 'Live', hint: 'New activities appear here as they are recorded.' },
    reconnecting: {
      label: 'Reconnecting',
      hint: 'The live connection was lost and is being opened again. What is recorded meanwhile will be fetched.',
    },
    offline: { label: 'Offline', hint: 'This device has no network. The page goes on by itself when it is back.' },
    expired: { label: 'Session expired', hint: 'Sign in again to go on.' },
    unreadable: { label: 'Not understood', hint: 'The service cannot read what this page asks for.' },
    refused: { label: 'Refused', hint: 'The service refuses the live connection.' },
  } satisfies Record<Standing, { label: string; hint: string }>,

  live: {
    pause: 'Pause',
    pauseHint: 'Let the rows stand still (p)',
    resume: 'Go on',
    resumeHint: 'Show what has arrived, and go on (p)',
    waiting: (count: number, more: boolean) => `${Math.min(count, 999)}${more || count > 999 ? '+' : ''} new`,
    waitingHint: 'Show what has arrived',
    only: (value: string) => `Show only ${value}`,
  },

  signIn: {
    heading: 'Sign in to Eyewitness',
    lead: 'See what your admins do, as they do it.',
    expiredHeading: 'Your session has expired',
    expiredLead: 'Sign in again to go on. The rows stay as they were.',
    demo: 'Sign in as a demo admin',
    or: 'or with a token of your own',
    token: 'Access token',
    tokenHint:
      'A JWT with the role activity:read or activity:admin. It is exchanged for a cookie that no script can read.',
    submit: 'Sign in',
    busy: 'Signing in …',
    notAToken: { title: 'That is not a token', detail: 'A token is one word of letters, digits, dots and dashes.' },
    cookieRefused: {
      title: 'The session could not be kept',
      detail: 'The service accepted the token, but the browser did not keep its cookie. Allow cookies for this site.',
    },
    checking: 'Checking who is signed in …',
  },

  embed: {
    noToken: 'This page gave no token',
    signedOutHeading: 'You are not signed in to the activity log',
    signedOutLead: 'Sign in to this page again. If that changes nothing, whoever runs it can help.',
    waiting: 'Waiting for this page to say who is signed in …',
  },

  header: {
    tenant: (tenant: string) => `Log: ${tenant}`,
    nobody: 'Unnamed token',
    signOut: 'Sign out',
    demo: 'Demo traffic',
    demoHint: 'Records made-up activities, in development only.',
  },

  filter: {
    search: 'Search activities',
    searchHint: 'Words, or action:login ip:10.0.0.0/8 …',
    clear: 'Clear',
  },

  table: {
    caption: 'Admin activities, newest first',
    time: 'Time',
    admin: 'Admin',
    activity: 'Activity',
    entity: 'Entity',
    origin: 'From',
    outcome: 'Outcome',
    succeeded: 'Succeeded',
    failed: 'Failed',
    none: '–',
    noneSpoken: 'none',
    session: (id: string) => `session ${id}`,
    details: (sentence: string) => `Details: ${sentence}`,
  },

  expiry: {
    ends: (minutes: number) =>
      minutes <= 1 ? 'Your session ends in a minute.' : `Your session ends in ${minutes} min.`,
    stay: 'Stay signed in',
    heading: 'Stay signed in',
    lead: 'Give a new token before the present one ends. Nothing on this page changes by it.',
  },

  views: { label: 'Views', log: 'Log', sessions: 'Sessions' },

  sessions: {
    heading: 'Sessions',
    active: 'On now',
    all: 'All',
    refresh: 'Refresh',
    more: 'Load more',
    show: 'Activities',
    showOf: (name: string) => `Activities of this session of ${name}`,
    noneActive: 'Nobody is on now',
    noneActiveLead: '“All” shows the sessions that have ended too.',
    none: 'No sessions',
    noneLead: 'Activities that are recorded with a sessionId are taken together here.',
    on: 'On now',
    ended: 'Ended',
    reasons: new Map([
      ['logout', 'Logged out'],
      ['expired', 'Expired'],
      ['invalidated', 'Invalidated'],
    ]),
    since: (time: string) => `since ${time}`,
    until: (time: string) => `until ${time}`,
    last: (time: string) => `last active ${time}`,
    activities: (count: number) => (count === 1 ? '1 activity' : `${count.toLocaleString('en')} activities`),
    failures: (count: number) => `${count.toLocaleString('en')} failed`,
    otherAddresses: (count: number) => `and ${count} more`,
  },

  details: {
    heading: 'Activity',
    close: 'Close the details',
    loading: 'Loading the activity …',
    entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
    notCopied: 'The browser does not allow copying',
    copyLink: 'Copy link',
    copyJson: 'Copy as JSON',
    copyCurl: 'Copy as curl',
    metadata: 'Metadata',
    changes: 'Changes',
    field: 'Field',
    from: 'Before',
    to: 'After',
    session: 'In the same session',
    moreInSession: 'There is more in this session: press its id above to see all of it.',
    labels: {
      occurred: 'Happened',
      recorded: 'Recorded',
      adminName: 'Admin',
      adminEmail: 'E-mail',
      adminId: 'Admin id',
      action: 'Action',
      label: 'Label',
      category: 'Category',
      severity: 'Severity',
      entityType: 'Entity type',
      entityId: 'Entity id',
      entityName: 'Entity',
      ip: 'IP address',
      device: 'Device',
      userAgent: 'User agent',
      session: 'Session',
      tenant: 'Log',
      seq: 'Number',
      id: 'Id',
      trace: 'Trace',
      leaf: 'Leaf hash',
    },
  },

  proof: {
    heading: 'Proof',
    verify: 'Verify',
    checking: 'Verifying …',
    verified: 'Verified',
    erased: 'Erased',
    refuted: 'Not verified',
    place: (number: number, size: number) =>
      `What is shown here stands in the log as number ${number.toLocaleString('en')} of ${size.toLocaleString('en')}.`,
    placeOfErased: (number: number, size: number) =>
      `Number ${number.toLocaleString('en')} of ${size.toLocaleString('en')} in the log. Its personal values are erased: that it was recorded is proved, not what they were.`,
    grown: (size: number) =>
      `The log has only grown since this browser saw it first, with ${size.toLocaleString('en')} ${size === 1 ? 'activity' : 'activities'}.`,
    seenFirst: 'This browser has not seen the log before, and will notice if it is ever rewritten.',
    signed: 'Signed by the key below. Compare it with what the operator publishes:',
    copyKey: 'Copy key',
    unreadable: 'The service’s proof is not in the form that proofs have.',
    noKey: 'The service’s verifier key is not an Ed25519 key with its own id.',
    noCheckpoint: 'The service’s checkpoint is not a signed note with a size and a root.',
    notSigned: 'The checkpoint is not signed by the log’s key.',
    otherKey: (seen: string, key: string) =>
      `The log was signed by another key when this browser saw it last. It was ${seen} and is ${key} now. ` +
      'Ask the operator whether the key was changed; if so, clear what this site keeps in the browser.',
    otherValues: 'What is shown here is not what was recorded: its values do not lead to the signed log.',
    valuesWithoutSalt:
      'The values shown here cannot be verified: the service says that they are erased, and gives nothing to verify them with.',
    notInTree: 'It is not in the signed log: its proof does not lead to the root that was signed.',
    alteredSince: 'What is shown here was recorded, but the log holds something else in its place by now.',
    unknownField: (name: string) => `It has a field that is not recorded: ${name}.`,
    shrunk: (seen: number, size: number) =>
      `The log had ${seen.toLocaleString('en')} activities when this browser saw it last, and has ${size.toLocaleString('en')} now.`,
    rewritten: (seen: number) =>
      `The log was rewritten: its first ${seen.toLocaleString('en')} activities are not those that this browser saw.`,
    insecure: 'Browsers verify nothing on pages that come over plain HTTP: open this page over HTTPS.',
    noEd25519: 'This browser does not know Ed25519 signatures: a newer one does.',
  },

  severity: {
    info: 'Info',
    notice: 'Notice',
    warning: 'Warning',
    critical: 'Critical',
  } satisfies Record<Severity, string>,

  rows: {
    shown: (count: number) => `${count.toLocaleString('en')} shown`,
    loading: 'Loading activities …',
    loadOlder: 'Load older',
    loadingOlder: 'Loading …',
    olderFailed: (why: string) => `Older ones could not be loaded: ${why}`,
    letGo: 'Older rows were let go to keep the page fast.',
    full: (count: number) =>
      `${count.toLocaleString('en')} rows are the most that are shown at once. Search to reach further back.`,
    beginning: 'This is where the log begins.',
    noMore: 'Nothing older matches.',
  },

  empty: {
    heading: 'Nothing has been recorded yet',
    lead: 'Record the first activity, and it appears here at once. The token needs the role activity:write.',
    copy: 'Copy',
    copied: 'Copied',
    demo: 'Start demo traffic',
    noMatchHeading: 'Nothing matches',
    noMatchLead: 'No activity is as the search says. What arrives and matches will appear here.',
    clear: 'Clear search',
  },

  problems: {
    retry: 'Try again',
    rows: 'The activities could not be loaded',
    stale: 'The list may not be up to date',
    unreadable: {
      title: 'The service cannot read what this page asks for',
      detail: 'Change the search, or reload the page: it may be of another version than the service.',
    },
    refused: {
      title: 'The service refuses the live connection',
      detail: 'The token needs the role activity:read, and the page must come from an allowed origin.',
    },
    status: (status: number) => `The service answered with status ${status}`,
    unreachable: { title: 'The service cannot be reached', detail: 'Check the network, then try again.' },
    unexpected: {
      title: 'The service answered in an unexpected form',
      detail: 'Reload the page: it may be of another version.',
    },
  },

  time: {
    justNow: 'just now',
    secondsAgo: (count: number) => `${count} s ago`,
    minutesAgo: (count: number) => `${count} min ago`,
    hoursAgo: (count: number) => `${count} h ago`,
    daysAgo: (count: number) => (count === 1 ? '1 day ago' : `${count} days ago`),
    months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    local: (time: string) => `${time} (local)`,
    recorded: (time: string) => `Recorded ${time}`,
  },

  device: {
    browserOn: (browser: string, os: string) => `${browser} on ${os}`,
    unknown: 'Unknown device',
  },

  query: {
    fields: {
      action: 'Action',
      category: 'Category',
      admin: 'Admin',
      adminId: 'Admin id',
      adminEmail: 'Admin e-mail',
      session: 'Session',
      entity: 'Entity',
      entityType: 'Entity type',
      entityId: 'Entity id',
      ip: 'IP address',
      success: 'Outcome',
      severity: 'Severity',
      after: 'Since',
      before: 'Before',
    } satisfies Record<Field, string>,
    text: 'Text',
    meta: (path: string) => `Metadata ${path}`,
    says: (name: string, values: string) => `${name}: ${values}`,
    saysNot: (name: string, values: string) => `${name}: not ${values}`,
    or: ' or ',
    quoted: (text: string) => `“${text}”`,
    beginningWith: (start: string) => `${start}…`,
    orAbove: (severity: string) => `${severity} or above`,
    orBelow: (severity: string) => `${severity} or below`,
    above: (severity: string) => `above ${severity}`,
    below: (severity: string) => `below ${severity}`,
    everything: 'everything',
    and: '; ',
  },

  search: {
    suggestions: 'Suggestions',
    days: [
      { daysAgo: 0, label: 'Today' },
      { daysAgo: 1, label: 'Yesterday' },
      { daysAgo: 7, label: 'A week ago' },
      { daysAgo: 30, label: '30 days ago' },
    ],
    count: (count: number) => (count === 1 ? '1 suggestion' : `${count} suggestions`),
    terms: 'What is searched for',
    remove: (words: string) => `Remove ${words}`,
    fault: 'The query cannot be read',
    expected: (what: string) => `Expected ${what}.`,
    missing: 'here',
    use: (name: string) => `Use ${name}`,
    stillShown: (words: string) => `Until it can be, the rows show ${words}.`,
  },

  pick: {
    action: 'Action',
    actions: (count: number) => (count === 1 ? '1 action' : `${count} actions`),
    findAction: 'Find an action',
    all: 'All',
    allOf: (category: string) => `All of ${category}`,
    noAction: 'No action is called so.',
    outcome: 'Outcome',
    anyOutcome: 'Any outcome',
    succeeded: 'Succeeded',
    failed: 'Failed',
    severity: 'Severity',
    anySeverity: 'Any severity',
    custom: 'As typed',
    time: 'Time',
    anyTime: 'Any time',
    presets: [
      { minutes: 15, label: 'Last 15 minutes' },
      { minutes: 60, label: 'Last hour' },
      { minutes: 1_440, label: 'Last 24 hours' },
      { minutes: 10_080, label: 'Last 7 days' },
      { minutes: 43_200, label: 'Last 30 days' },
    ],
    from: 'From (local time)',
    to: 'To (local time)',
    apply: 'Apply',
    since: (time: string) => `Since ${time}`,
    until: (time: string) => `Until ${time}`,
    between: (from: string, to: string) => `${from} – ${to}`,
    wrongOrder: 'The end is not after the beginning.',
  },

  overview: {
    heading: 'Over time',
    counting: 'Counting …',
    total: (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'activity' : 'activities'}`,
    failed: (count: number) => `${count.toLocaleString('en')} failed`,
    lastDay: 'in the last 24 hours',
    chart: 'Activities over time',
    chartHint:
      'Drag across to choose a time. With the keyboard: arrows move, Shift and arrows choose a range, Enter looks into it, Esc gives it up.',
    bar: (time: string, total: number, failed: number) =>
      `${time}: ${total.toLocaleString('en')}, of which ${failed.toLocaleString('en')} failed`,
    range: (from: string, to: string) => `${from} to ${to}, Enter to look into it`,
    totalKey: 'All',
    failedKey: 'Failed',
    per: {
      minute: 'a minute',
      hour: 'an hour',
      day: 'a day',
      month: 'a month',
      year: 'a year',
    } satisfies Record<Interval, string>,
    barIs: (interval: string) => `A bar is ${interval}.`,
    tops: 'Most frequent actions and most active admins',
    topActions: 'Most frequent actions',
    topAdmins: 'Most active admins',
    tooMuch: 'There is too much to count in time. Choose a shorter time.',
    notCounted: (why: string) => `Could not be counted: ${why}`,
    retry: 'Count again',
  },

  saved: {
    button: 'Saved',
    heading: 'Saved searches',
    none: 'None yet. They stay in this browser.',
    name: 'Name of this search',
    save: 'Save',
    nothingToSave: 'Search for something to save it here.',
    remove: (name: string) => `Delete ${name}`,
    refused: 'This browser keeps nothing for this page: what is saved is lost when it is left.',
  },

  export: {
    button: 'Export',
    heading: 'Export',
    format: 'Format',
    formats: {
      csv: { label: 'CSV', hint: 'For a spreadsheet' },
      ndjson: { label: 'NDJSON', hint: 'Every field, one activity a line' },
      ocsf: { label: 'OCSF', hint: 'For a SIEM: events of OCSF 1.3.0' },
      cloudevents: { label: 'CloudEvents', hint: 'For an event bus: CloudEvents 1.0' },
    } satisfies Record<ExportFormat, { label: string; hint: string }>,
    contains: (count: number, words: string) =>
      `${count.toLocaleString('en')} ${count === 1 ? 'activity' : 'activities'}, oldest first: ${words}.`,
    uncounted: (words: string) => `Oldest first: ${words}.`,
    counting: 'Counting …',
    recorded: 'The export itself is recorded in the log.',
    start: 'Export',
    cancel: 'Cancel',
    again: 'Export again',
    running: (rows: number, size: string) => `${rows.toLocaleString('en')} activities, ${size}`,
    done: (name: string, rows: number, size: string) =>
      `${name} is whole: ${rows.toLocaleString('en')} activities, ${size}.`,
    cancelled: 'Cancelled.',
    broken: 'The export broke off. Try again, or export a shorter time.',
    left: {
      nothing: () => 'Nothing was kept.',
      removed: (name) =>
        `${name} was removed. Where it replaced a file, that is gone: the browser empties what is chosen.`,
      'empty-file': (name) =>
        `${name} is left and empty, whatever it held before: this browser lets no page remove what was chosen.`,
    } satisfies Record<Left, (name: string) => string>,
    notWritable: {
      title: 'The browser does not let the page write that file',
      detail: 'Choose another file or folder, and allow this site to save it.',
    },
    handedOver:
      'Your browser downloads it and shows how far it is. If it calls the download failed, the file is not whole.',
    notAllowed: 'Your token lacks the role activity:export. Ask who gave it to you for one with it.',
    progress: 'Progress of the export',
    size: (bytes: number) =>
      bytes < 1_000_000
        ? `${Math.ceil(bytes / 1_000).toLocaleString('en')} kB`
        : `${(bytes / 1_000_000).toFixed(1)} MB`,
  },

  help: {
    button: 'Help',
    heading: 'How to search, and keys',
    close: 'Close',
    grammar: 'Search',
    lead: 'Terms with blanks between them must all hold. Commas part values, one of which must hold. A - before a term negates it.',
    examples: [
      ['fraud "two words"', 'text found in names, e-mails, actions, descriptions, entities and IPs'],
      ['action:user_*,login', 'an action; with * all that begin so'],
      ['category:payout', 'the actions of a category'],
      ['-admin:bot@example.com', 'not by this admin, by id or e-mail'],
      ['entity:payout/po_17', 'a type, or a type and an id'],
      ['session:s_81', 'one session'],
      ['ip:10.0.0.0/8', 'an address or a network'],
      ['success:false', 'what failed'],
      ['severity:>=warning', 'that or above; also =, <, <=, >'],
      ['after:2026-11-01 before:2026-12-01', 'since a date or time (UTC), and before one'],
      ['meta.order.total:12.5', 'a value in the metadata'],
    ],
    quotes: 'Quotation marks go around a value with a blank, a comma or a colon.',
    keys: 'Keys',
    bindings: [
      ['/', 'go to the search box'],
      ['j', 'next row'],
      ['k', 'previous row'],
      ['p', 'let the rows stand still, or go on'],
      ['Enter', 'open the row'],
      ['Esc', 'close what is open'],
      ['?', 'this help'],
    ],
  },

  appearance: {
    label: 'Appearance',
    choices: {
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
    } satisfies Record<AppearanceChoice, string>,
  },
} as const;
