import { severities } from '../activity/activity.js';

/** What stands before the colon of a term, by the name that a query is written with; `meta.` has names of its own besides. */
export const fields = [
  'action',
  'category',
  'admin',
  'adminId',
  'adminEmail',
  'session',
  'entity',
  'entityType',
  'entityId',
  'ip',
  'success',
  'severity',
  'after',
  'before',
] as const;

export type Field = (typeof fields)[number];

/** Each of these means the field beside it. */
const otherNames: Readonly<Record<string, Field>> = { sessionId: 'session', from: 'after', to: 'before' };

export const categories = [
  'authentication',
  'user',
  'admin',
  'subscription',
  'transaction',
  'payout',
  'content',
  'security',
  'system',
] as const;

/** The values of the fields that have only a few. */
export const fieldValues: Partial<Record<Field, readonly string[]>> = {
  category: categories,
  success: ['true', 'false'],
  severity: severities.map((severity) => `>=${severity}`),
};

export function fieldNamed(name: string): Field | null {
  return (
    fields.find((field) => field === name) ?? (Object.hasOwn(otherNames, name) ? (otherNames[name] ?? null) : null)
  );
}
