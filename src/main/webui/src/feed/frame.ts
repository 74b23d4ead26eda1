import type { Activity } from '../activity/activity.js';
import { readActivity } from '../activity/read-activity.js';
import { asObject, requiredNumber, requiredText } from '../json/json.js';

export interface Hello {
  readonly cursor: string;
  readonly heartbeatSeconds: number;
}

export type Frame =
  | { readonly type: 'hello'; readonly hello: Hello }
  | { readonly type: 'activity'; readonly activity: Activity }
  | { readonly type: 'bye'; readonly expired: boolean; readonly retryAfterMs: number }
  /** Says only that the connection lives: heartbeats, and types that a later service may send. */
  | { readonly type: 'other' };

/** Reads a text frame; throws where it is none of the service's. */
export function readFrame(text: string): Frame {
  const frame = asObject(JSON.parse(text), 'frame');
  switch (requiredText(frame, 'type')) {
    case 'hello': {
      const data = asObject(frame['data'], 'hello');
      const hello = {
        cursor: requiredText(data, 'cursor'),
        heartbeatSeconds: requiredNumber(data, 'heartbeatSeconds'),
      };
      return { type: 'hello', hello };
    }
    case 'activity':
      return { type: 'activity', activity: readActivity(frame['data']) };
    case 'bye': {
      const data = asObject(frame['data'], 'bye');
      const retryAfterMs = data['retryAfterMs'];
      return {
        type: 'bye',
        expired: data['reason'] === 'expired',
        retryAfterMs: typeof retryAfterMs === 'number' ? Math.max(0, retryAfterMs) : 0,
      };
    }
    default:
      return { type: 'other' };
  }
}

/** The part of a cursor that names the log's history: another epoch is another history. */
export function epochOf(cursor: string): string {
  return cursor.slice(0, cursor.lastIndexOf('-'));
}
