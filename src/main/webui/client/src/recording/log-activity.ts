import { createActivityLogger, tellConsole, type ActivityLogger } from './activity-logger.js';
import type { NewActivity } from '../activity/new-activity.js';

interface Host {
  readonly process?: { readonly env?: Readonly<Record<string, string | undefined>> };
}

let usual: ActivityLogger | null = null;

/** The logger of the environment: `EYEWITNESS_URL` and `EYEWITNESS_TOKEN`. */
function usualLogger(): ActivityLogger {
  const { EYEWITNESS_URL: url, EYEWITNESS_TOKEN: token } = (globalThis as Host).process?.env ?? {};
  if (url === undefined || token === undefined) {
    throw new Error(`${url === undefined ? 'EYEWITNESS_URL' : 'EYEWITNESS_TOKEN'} is not set`);
  }
  return createActivityLogger({ url, token });
}

/** Logs with the logger of the environment, which is made with the first activity; throws never. */
export function logActivity(activity: NewActivity): void {
  try {
    usual ??= usualLogger();
  } catch (failure) {
    tellConsole([activity], {
      code: 'unauthorized',
      message: failure instanceof Error ? failure.message : String(failure),
    });
    return;
  }
  usual.logActivity(activity);
}

/** Resolves when all that `logActivity` was given is recorded or dropped. */
export async function flush(): Promise<void> {
  await usual?.flush();
}
