import type { Activity } from '../activity/activity.js';

/** What a stream says, as the contract names it; what is not known here is left out. */
export type Frame =
  | { readonly type: 'hello'; readonly data: { readonly cursor: string; readonly heartbeatSeconds: number } }
  | { readonly type: 'activity'; readonly cursor: string; readonly data: Activity }
  | { readonly type: 'caught-up' | 'heartbeat' | 'reset'; readonly data: { readonly cursor: string } }
  | { readonly type: 'gap'; readonly data: { readonly from: number; readonly to: number } }
  | { readonly type: 'bye'; readonly data: { readonly reason: string; readonly retryAfterMs: number } };

const known = new Set(['hello', 'activity', 'caught-up', 'heartbeat', 'reset', 'gap', 'bye']);

/** Null for a type that is not known; fails on what is no JSON. */
export function frameOf(type: string, cursor: string, data: string): Frame | null {
  return known.has(type) ? ({ type, cursor, data: JSON.parse(data) } as Frame) : null;
}

/** The same, of a message of the WebSocket. */
export function frameOfMessage(text: string): Frame | null {
  const message = JSON.parse(text) as Frame;
  return known.has(message.type) ? message : null;
}
