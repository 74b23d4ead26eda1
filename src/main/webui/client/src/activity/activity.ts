import type { Change, Severity } from './new-activity.js';

/** One thing that an admin did, as it stands in the log. */
export interface Activity {
  readonly id: string;
  readonly seq: number;
  readonly tenant: string;
  readonly action: string;
  readonly label: string;
  readonly category: string;
  readonly icon: string;
  readonly severity: Severity;
  /** One sentence for people. */
  readonly description: string;
  readonly adminId: string;
  readonly adminName: string | null;
  readonly adminEmail: string | null;
  readonly sessionId: string | null;
  readonly entityType: string | null;
  readonly entityId: string | null;
  readonly entityName: string | null;
  readonly ipAddress: string | null;
  readonly userAgent: string | null;
  readonly device: { readonly type: string; readonly browser: string | null; readonly os: string | null } | null;
  readonly success: boolean;
  readonly failureReason: string | null;
  readonly metadata: Readonly<Record<string, unknown>> | null;
  readonly changes: readonly Change[] | null;
  /** RFC 3339, as all times are. */
  readonly occurredAt: string;
  readonly receivedAt: string;
  readonly traceId: string | null;
}
