import { asList, asObject, optionalText, optionalTime, requiredText, type JsonObject } from '../json/json.js';
import { isSignedOut } from './problem.js';
import type { Service } from './service.js';

const path = '/api/v1/browser-session';

/** Who is signed in, as the service reads the cookie that no script can. */
export interface BrowserSession {
  /** Null for a token that names nobody. */
  readonly adminId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly tenant: string;
  /** What the token may do, such as `activity:export`. */
  readonly roles: readonly string[];
  /** When the token ends, and with it the session. */
  readonly expiresAt: Date | null;
}

/** Null when nobody is signed in. */
export async function fetchBrowserSession(service: Service): Promise<BrowserSession | null> {
  try {
    return readBrowserSession(asObject(await service.requestJson(path), 'session'));
  } catch (error) {
    if (isSignedOut(error)) {
      return null;
    }
    throw error;
  }
}

/** Changes the token for an HttpOnly cookie; nothing here keeps the token. */
export async function openBrowserSession(service: Service, token: string): Promise<void> {
  await service.request(path, { method: 'PUT', token });
}

export async function closeBrowserSession(service: Service): Promise<void> {
  await service.request(path, { method: 'DELETE' });
}

function readBrowserSession(session: JsonObject): BrowserSession {
  return {
    adminId: optionalText(session, 'adminId'),
    name: optionalText(session, 'name'),
    email: optionalText(session, 'email'),
    tenant: requiredText(session, 'tenant'),
    roles: asList(session['groups'] ?? [], 'groups').filter((role) => typeof role === 'string'),
    expiresAt: optionalTime(session, 'expiresAt'),
  };
}
