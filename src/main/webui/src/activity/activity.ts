import type { Json, JsonObject } from '../json/json.js';

export const severities = ['info', 'notice', 'warning', 'critical'] as const;

export type Severity = (typeof severities)[number];

export interface Device {
  readonly type: string;
  readonly browser: string | null;
  readonly os: string | null;
}

/** One thing that an admin did, as it stands in the log; the contract says what each field means. */
export interface Activity {
  readonly id: string;
  readonly seq: number;
  readonly tenant: string;
  readonly action: string;
  readonly label: string;
  readonly category: string;
  readonly icon: string;
  readonly severity: Severity;
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
  readonly device: Device | null;
  readonly success: boolean;
  readonly failureReason: string | null;
  readonly metadata: JsonObject | null;
  readonly changes: readonly Json[] | null;
  readonly occurredAt: Date;
  readonly receivedAt: Date;
  readonly traceId: string | null;
  readonly leafHash: string | null;
  /** All of it as the service sent it, also what is not known here. */
  readonly stored: JsonObject;
}
