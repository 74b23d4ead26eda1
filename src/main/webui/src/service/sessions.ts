import type { Device } from '../activity/activity.js';
import { readDevice } from '../activity/read-activity.js';
import {
  asList,
  asObject,
  optionalText,
  optionalTime,
  requiredNumber,
  requiredText,
  requiredTime,
} from '../json/json.js';
import type { Service } from './service.js';

/** What an admin did from a login to its end, taken together. */
export interface AdminSession {
  readonly sessionId: string;
  readonly adminId: string;
  readonly adminName: string | null;
  readonly adminEmail: string | null;
  readonly startedAt: Date;
  readonly lastActivityAt: Date;
  /** Null while it goes on. */
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly activities: number;
  readonly failures: number;
  readonly ipAddresses: readonly string[];
  readonly device: Device | null;
}

export interface SessionPage {
  readonly items: readonly AdminSession[];
  readonly next: string | null;
}

const pageSize = '50';

/** Sessions, the latest begun first: those that go on, or with `all` every one. */
export async function fetchSessions(
  service: Service,
  all: boolean,
  cursor: string | null,
  signal: AbortSignal,
): Promise<SessionPage> {
  const query = { active: all ? null : 'true', limit: pageSize, cursor };
  const answer = asObject(await service.requestJson('/api/v1/sessions', { query, signal }), 'page');
  return { items: asList(answer['items'], 'items').map(readSession), next: optionalText(answer, 'next') };
}

function readSession(value: unknown): AdminSession {
  const session = asObject(value, 'session');
  return {
    sessionId: requiredText(session, 'sessionId'),
    adminId: requiredText(session, 'adminId'),
    adminName: optionalText(session, 'adminName'),
    adminEmail: optionalText(session, 'adminEmail'),
    startedAt: requiredTime(session, 'startedAt'),
    lastActivityAt: requiredTime(session, 'lastActivityAt'),
    endedAt: optionalTime(session, 'endedAt'),
    endReason: optionalText(session, 'endReason'),
    activities: requiredNumber(session, 'activities'),
    failures: requiredNumber(session, 'failures'),
    ipAddresses: asList(session['ipAddresses'] ?? [], 'ipAddresses').filter((ip) => typeof ip === 'string'),
    device: readDevice(session['device']),
  };
}
