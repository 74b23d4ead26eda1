import type { NewActivity } from '../activity/new-activity.js';
import type { DropReason } from './drop.js';

/** Where the log has it. */
export interface Recorded {
  readonly id: string;
  readonly seq: number;
}

/** An activity on its way, as it was at the moment it was logged. */
export interface Entry {
  readonly activity: NewActivity<string>;
  readonly json: string;
  readonly bytes: number;
  readonly loggedAt: number;
  /** Whether its time is of this machine's clock, and not of the caller. */
  readonly timedHere: boolean;
  /** Told once what became of it. */
  readonly settled: (outcome: Recorded | DropReason) => void;
}

export const longestActivityBytes = 65_536;

const encoder = new TextEncoder();

/** Writes it as JSON, with a key and a time where it has none; the reason why not where that cannot be done. */
export function entryOf(activity: NewActivity<string>, settled: Entry['settled']): Entry | DropReason {
  try {
    const occurredAt = activity.occurredAt ?? new Date();
    const json = JSON.stringify({ ...activity, occurredAt, idempotencyKey: activity.idempotencyKey ?? newKey() });
    const bytes = encoder.encode(json).length;
    if (bytes > longestActivityBytes) {
      return { code: 'too-long', message: `it has ${bytes} bytes, ${longestActivityBytes} are the most` };
    }
    const timedHere = occurredAt !== activity.occurredAt;
    return { activity, json, bytes, loggedAt: Date.now(), timedHere, settled };
  } catch (failure) {
    return { code: 'unserializable', message: `it cannot be written as JSON: ${String(failure)}` };
  }
}

/** The same without its time, which the service then gives it: for a clock that the service finds wrong. */
export function untimed(entry: Entry): Entry {
  const { occurredAt: _, ...rest } = JSON.parse(entry.json) as { occurredAt: unknown };
  return { ...entry, json: JSON.stringify(rest), timedHere: false };
}

/** Made without `crypto.randomUUID`, which a page has only when it came over HTTPS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
