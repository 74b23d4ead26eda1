import {
  asObject,
  optionalText,
  requiredNumber,
  requiredText,
  requiredTime,
  type Json,
  type JsonObject,
  UnexpectedJson,
} from '../json/json.js';
import { severities, type Activity, type Device, type Severity } from './activity.js';

/** Reads an activity as it came from the service; throws {@link UnexpectedJson} where a field that all of them have is not there. */
export function readActivity(value: unknown): Activity {
  const object = asObject(value, 'activity');
  return {
    id: requiredText(object, 'id'),
    seq: requiredNumber(object, 'seq'),
    tenant: requiredText(object, 'tenant'),
    action: requiredText(object, 'action'),
    label: requiredText(object, 'label'),
    category: requiredText(object, 'category'),
    icon: requiredText(object, 'icon'),
    severity: readSeverity(object['severity']),
    description: requiredText(object, 'description'),
    adminId: requiredText(object, 'adminId'),
    adminName: optionalText(object, 'adminName'),
    adminEmail: optionalText(object, 'adminEmail'),
    sessionId: optionalText(object, 'sessionId'),
    entityType: optionalText(object, 'entityType'),
    entityId: optionalText(object, 'entityId'),
    entityName: optionalText(object, 'entityName'),
    ipAddress: optionalText(object, 'ipAddress'),
    userAgent: optionalText(object, 'userAgent'),
    device: readDevice(object['device']),
    success: readSuccess(object['success']),
    failureReason: optionalText(object, 'failureReason'),
    metadata: readMetadata(object['metadata']),
    changes: readChanges(object['changes']),
    occurredAt: requiredTime(object, 'occurredAt'),
    receivedAt: requiredTime(object, 'receivedAt'),
    traceId: optionalText(object, 'traceId'),
    leafHash: optionalText(object, 'leafHash'),
    stored: object,
  };
}

function readSeverity(value: Json | undefined): Severity {
  const severity = severities.find((known) => known === value);
  if (severity === undefined) {
    throw new UnexpectedJson('severity is none of the four');
  }
  return severity;
}

/** Never guessed: an activity whose outcome is not said must not be shown as a success. */
function readSuccess(value: Json | undefined): boolean {
  if (typeof value !== 'boolean') {
    throw new UnexpectedJson('success is not a boolean');
  }
  return value;
}

export function readDevice(value: Json | undefined): Device | null {
  if (value === null || value === undefined) {
    return null;
  }
  const object = asObject(value, 'device');
  return {
    type: optionalText(object, 'type') ?? 'other',
    browser: optionalText(object, 'browser'),
    os: optionalText(object, 'os'),
  };
}

function readMetadata(value: Json | undefined): JsonObject | null {
  return value === null || value === undefined ? null : asObject(value, 'metadata');
}

function readChanges(value: Json | undefined): readonly Json[] | null {
  return Array.isArray(value) ? (value as readonly Json[]) : null;
}
