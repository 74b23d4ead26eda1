import { asObject, optionalText, requiredText } from '../json/json.js';
import { ServiceProblem } from './problem.js';
import type { Service } from './service.js';

const path = '/api/v1/browser-session';

/** Who is signed in, as the service reads the cookie that no script can. */
export interface BrowserSession {
  /** Null for a token that names nobody. */
  readonly adminId: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly tenant: string;
}

/** Null when nobody is signed in. */
export async function fetchBrowserSession(service: Service): Promise<BrowserSession | null> {
  try {
    const session = asObject(await service.requestJson(path), 'session');
    return {
      adminId: optionalText(session, 'adminId'),
      name: optionalText(session, 'name'),
      email: optionalText(session, 'email'),
      tenant: requiredText(session, 'tenant'),
    };
  } catch (error) {
    if (error instanceof ServiceProblem && error.isSignedOut) {
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
