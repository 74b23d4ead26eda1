import { trimmed } from '../query/scanner.js';

export const views = ['log', 'sessions'] as const;

export type View = (typeof views)[number];

/** Those that go on, or those that have ended too. */
export type SessionsChoice = 'active' | 'all';

/** What a person looks at, as a link says it. */
export interface Place {
  /** What to look for, in the grammar of queries; empty for everything. */
  readonly q: string;
  readonly view: View;
  /** Which sessions are listed; a link says so only where it leads to them. */
  readonly sessions: SessionsChoice;
  /** The id of the activity whose details are open. */
  readonly activity: string | null;
}

export const start: Place = { q: '', view: 'log', sessions: 'active', activity: null };

/** Takes whatever an address may hold: what names no place leads to the log. */
export function readPlace(search: string): Place {
  const parameters = new URLSearchParams(search);
  return {
    q: trimmed(parameters.get('q') ?? ''),
    view: views.find((view) => view === parameters.get('view')) ?? start.view,
    sessions: parameters.get('sessions') === 'all' ? 'all' : start.sessions,
    activity: parameters.get('activity') || null,
  };
}

/** Parameters that are not the page's own stay as they are. */
export function writePlace(place: Place, search = ''): string {
  const parameters = new URLSearchParams(search);
  const own: [string, string | null][] = [
    ['q', place.q || null],
    ['view', place.view === start.view ? null : place.view],
    ['sessions', place.view === 'sessions' && place.sessions !== start.sessions ? place.sessions : null],
    ['activity', place.activity],
  ];
  for (const [name, value] of own) {
    if (value === null) {
      parameters.delete(name);
    } else {
      parameters.set(name, value);
    }
  }
  const written = parameters.toString();
  return written === '' ? '' : `?${written}`;
}
