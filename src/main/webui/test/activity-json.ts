import type { Activity } from '../src/activity/activity.js';
import { readActivity } from '../src/activity/read-activity.js';

/** An activity in the form in which the service sends it. */
export type ActivityJson = Readonly<Record<string, unknown>> & { readonly seq: number; readonly action: string };

export function activityJson(seq: number, differing: Readonly<Record<string, unknown>> = {}): ActivityJson {
  return {
    id: `019ab1e2-7d6f-7c41-9b0a-${String(seq).padStart(12, '0')}`,
    seq,
    tenant: 'default',
    action: 'payout_approved',
    label: 'Payout approved',
    category: 'payout',
    icon: 'badge-check',
    severity: 'warning',
    description: `Ada Lovelace approved payout po_${seq}`,
    adminId: 'ada',
    adminName: 'Ada Lovelace',
    adminEmail: 'ada@example.com',
    sessionId: 's_81',
    entityType: 'payout',
    entityId: `po_${seq}`,
    entityName: null,
    ipAddress: '203.0.113.7',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0',
    device: { type: 'desktop', browser: 'Firefox', os: 'Linux' },
    success: true,
    failureReason: null,
    metadata: null,
    changes: null,
    occurredAt: '2026-11-22T09:30:00Z',
    receivedAt: '2026-11-22T09:30:00.125Z',
    traceId: null,
    leafHash: null,
    ...differing,
  };
}

export function activity(seq: number, differing: Readonly<Record<string, unknown>> = {}): Activity {
  return readActivity(activityJson(seq, differing));
}

/** The numbers from `newest` down to `oldest`. */
export function numbers(newest: number, oldest: number): number[] {
  return Array.from({ length: newest - oldest + 1 }, (_, index) => newest - index);
}
