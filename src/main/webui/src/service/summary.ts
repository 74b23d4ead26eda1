import { asList, asObject, optionalText, requiredNumber, requiredText, requiredTime } from '../json/json.js';
import type { Service } from './service.js';

export const intervals = ['minute', 'hour', 'day', 'month', 'year'] as const;

export type Interval = (typeof intervals)[number];

/** How many activities began within one interval. */
export interface Bucket {
  readonly start: Date;
  readonly total: number;
  readonly failed: number;
}

export interface ActionCount {
  readonly action: string;
  readonly count: number;
}

export interface AdminCount {
  readonly adminId: string;
  readonly adminName: string | null;
  readonly count: number;
}

/** How much met the filter, when, and of whom. */
export interface Summary {
  readonly interval: Interval;
  readonly total: number;
  readonly failed: number;
  readonly buckets: readonly Bucket[];
  readonly actions: readonly ActionCount[];
  readonly admins: readonly AdminCount[];
}

/** Counts what the query finds, from that moment on or, with null, from the beginning of the log. */
export async function fetchSummary(
  service: Service,
  q: string,
  from: Date | null,
  signal: AbortSignal,
): Promise<Summary> {
  const query = { q: q || null, from: from?.toISOString() ?? null, interval: 'auto' };
  const answer = asObject(await service.requestJson('/api/v1/activities/summary', { query, signal }), 'summary');
  const interval = requiredText(answer, 'interval');
  return {
    interval: intervals.find((known) => known === interval) ?? 'day',
    total: requiredNumber(answer, 'total'),
    failed: requiredNumber(answer, 'failed'),
    buckets: asList(answer['buckets'], 'buckets').map(readBucket),
    actions: asList(answer['actions'], 'actions').map(readActionCount),
    admins: asList(answer['admins'], 'admins').map(readAdminCount),
  };
}

function readBucket(value: unknown): Bucket {
  const bucket = asObject(value, 'bucket');
  return {
    start: requiredTime(bucket, 'start'),
    total: requiredNumber(bucket, 'total'),
    failed: requiredNumber(bucket, 'failed'),
  };
}

function readActionCount(value: unknown): ActionCount {
  const counted = asObject(value, 'action');
  return { action: requiredText(counted, 'action'), count: requiredNumber(counted, 'count') };
}

function readAdminCount(value: unknown): AdminCount {
  const counted = asObject(value, 'admin');
  return {
    adminId: requiredText(counted, 'adminId'),
    adminName: optionalText(counted, 'adminName'),
    count: requiredNumber(counted, 'count'),
  };
}
