import type { ActivityAction } from './activity-action.js';

export type Severity = 'info' | 'notice' | 'warning' | 'critical';

/** What was altered: one field, before and after. Any JSON. */
export interface Change {
  readonly field: string;
  readonly from?: unknown;
  readonly to?: unknown;
}

/** One thing that an admin did, as it is logged; the service fills in what is left out. */
export interface NewActivity<Action extends string = ActivityAction> {
  readonly action: Action;
  /** Left out: the one whose token it is. */
  readonly adminId?: string | null | undefined;
  readonly adminName?: string | null | undefined;
  readonly adminEmail?: string | null | undefined;
  readonly sessionId?: string | null | undefined;
  readonly entityType?: string | null | undefined;
  readonly entityId?: string | null | undefined;
  readonly entityName?: string | null | undefined;
  readonly ipAddress?: string | null | undefined;
  readonly userAgent?: string | null | undefined;
  /** Left out: true. */
  readonly success?: boolean | undefined;
  readonly failureReason?: string | null | undefined;
  /** At most 16 KiB of JSON. */
  readonly metadata?: Readonly<Record<string, unknown>> | null | undefined;
  readonly changes?: readonly Change[] | null | undefined;
  /** Left out: the catalogue's. */
  readonly severity?: Severity | undefined;
  /** Left out: the moment at which it is logged. */
  readonly occurredAt?: Date | string | null | undefined;
  /** Left out: one of its own, made up when it is logged. */
  readonly idempotencyKey?: string | undefined;
}
