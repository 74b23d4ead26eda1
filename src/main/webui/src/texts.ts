import type { Severity } from './activity/activity.js';
import type { Connection } from './feed/connection.js';

/** Every English text that a person reads or hears on the page. */
export const texts = {
  brand: 'Eyewitness',
  heading: 'Admin activity',

  connection: {
    stopped: { label: 'Not connected', hint: 'Nobody is signed in.' },
    connecting: { label: 'Connecting', hint: 'The live connection is being opened.' },
    live: { label: 'Live', hint: 'New activities appear here as they are recorded.' },
    reconnecting: {
      label: 'Reconnecting',
      hint: 'The live connection was lost and is being opened again. What is recorded meanwhile will be fetched.',
    },
    offline: { label: 'Offline', hint: 'This device has no network. The page goes on by itself when it is back.' },
    expired: { label: 'Session expired', hint: 'Sign in again to go on.' },
    refused: { label: 'Refused', hint: 'The service refuses the live connection.' },
  } satisfies Record<Connection, { label: string; hint: string }>,

  signIn: {
    heading: 'Sign in to Eyewitness',
    lead: 'See what your admins do, as they do it.',
    expiredHeading: 'Your session has expired',
    expiredLead: 'Sign in again to go on. The rows below stay as they were.',
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
} as const;
