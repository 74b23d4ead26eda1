import type { Activity } from '../activity/activity.js';
import { readActivity } from '../activity/read-activity.js';
import { readJson } from '../json/exact-json.js';
import { asObject, requiredNumber, requiredText, type JsonObject } from '../json/json.js';

export interface Hello {
  /** Whose log it is. */
  readonly tenant: string;
  readonly cursor: string;
  readonly heartbeatSeconds: number;
}

export type Frame =
  | { readonly type: 'hello'; readonly hello: Hello }
  | { readonly type: 'activity'; readonly activity: Activity; readonly cursor: string }
  /** All that was missed has been sent. */
  | { readonly type: 'caught-up'; readonly cursor: string }
  /** Up to there nothing passed the filter that has not been sent. */
  | { readonly type: 'heartbeat'; readonly cursor: string }
  /** Activities were asked for that are no more. */
  | { readonly type: 'gap' }
  /** The cursor was of another history; the stream is of this one, live from here. */
  | { readonly type: 'reset'; readonly cursor: string }
  | { readonly type: 'bye'; readonly expired: boolean; readonly retryAfterMs: number }
  /** Says only that the connection lives: types that a later service may send. */
  | { readonly type: 'other' };

/** Reads a text frame; throws where it is none of the service's. */
export function readFrame(text: string): Frame {
  const frame = asObject(readJson(text), 'frame');
  const type = requiredText(frame, 'type');
  switch (type) {
    case 'hello':
      return { type, hello: readHello(dataOf(frame)) };
    case 'activity':
      return { type, activity: readActivity(frame['data']), cursor: requiredText(frame, 'cursor') };
    case 'caught-up':
    case 'heartbeat':
    case 'reset':
      return { type, cursor: requiredText(dataOf(frame), 'cursor') };
    case 'gap':
      return { type };
    case 'bye':
      return readBye(dataOf(frame));
    default:
      return { type: 'other' };
  }
}

/** The part of a cursor that names the log's history: another epoch is another history. */
export function epochOf(cursor: string): string {
  return cursor.slice(0, cursor.lastIndexOf('-'));
}

function dataOf(frame: JsonObject): JsonObject {
  return asObject(frame['data'], 'data');
}

function readHello(data: JsonObject): Hello {
  return {
    tenant: requiredText(data, 'tenant'),
    cursor: requiredText(data, 'cursor'),
    heartbeatSeconds: requiredNumber(data, 'heartbeatSeconds'),
  };
}

function readBye(data: JsonObject): Frame {
  const retryAfterMs = data['retryAfterMs'];
  return {
    type: 'bye',
    expired: data['reason'] === 'expired',
    retryAfterMs: typeof retryAfterMs === 'number' ? Math.max(0, retryAfterMs) : 0,
  };
}
