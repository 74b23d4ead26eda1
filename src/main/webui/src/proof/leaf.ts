import type { Json, JsonObject } from '../json/json.js';
import { texts } from '../texts.js';
import { toBase64, utf8, type Bytes } from './bytes.js';
import { canonicalJson } from './canonical-json.js';
import { sha256 } from './cryptography.js';
import { Refuted } from './refuted.js';

const openFields: readonly string[] = [
  'action',
  'adminId',
  'category',
  'entityId',
  'entityType',
  'icon',
  'id',
  'label',
  'occurredAt',
  'receivedAt',
  'seq',
  'sessionId',
  'severity',
  'success',
  'tenant',
  'traceId',
];

const personalFields: readonly string[] = [
  'adminEmail',
  'adminName',
  'changes',
  'description',
  'device',
  'entityName',
  'failureReason',
  'ipAddress',
  'metadata',
  'userAgent',
];

const known: ReadonlySet<string> = new Set([...openFields, ...personalFields, 'leafHash']);

/** SHA-256 of the salt and the text of what may be personal. */
export async function commitment(stored: JsonObject, salt: Bytes): Promise<Bytes> {
  const personal: Record<string, Json> = withValues(stored, personalFields);
  if (typeof personal['device'] === 'object') {
    const device = personal['device'] as JsonObject;
    personal['device'] = withValues(device, Object.keys(device));
  }
  return await sha256(salt, utf8(canonicalJson(personal)));
}

/** Whether nothing that may be personal is there any more; the sentence, without which no activity is stored, is empty then. */
export function areErased(stored: JsonObject): boolean {
  const left = Object.entries(withValues(stored, personalFields));
  return left.every(([name, value]) => name === 'description' && value === '');
}

/** What is hashed of an activity (docs/proving.md); throws {@link Refuted} where it says more than a leaf holds. */
export function leafText(stored: JsonObject, personal: Bytes): string {
  const unknown = Object.keys(stored).find((name) => !known.has(name));
  if (unknown !== undefined) {
    throw new Refuted(texts.proof.unknownField(unknown));
  }
  return canonicalJson({ ...withValues(stored, openFields), personal: toBase64(personal), v: 1 });
}

function withValues(object: JsonObject, names: readonly string[]): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const name of names) {
    const value = object[name];
    if (value !== null && value !== undefined) {
      found[name] = value;
    }
  }
  return found;
}
