/** What `JSON.parse` may answer. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

/** What came from the service is not in the form that the contract gives. */
export class UnexpectedJson extends Error {
  override readonly name = 'UnexpectedJson';
}

export function asObject(value: unknown, what: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UnexpectedJson(`${what} is not an object`);
  }
  return value as JsonObject;
}

export function asList(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) {
    throw new UnexpectedJson(`${what} is not a list`);
  }
  return value;
}

export function requiredText(object: JsonObject, name: string): string {
  const value = object[name];
  if (typeof value !== 'string') {
    throw new UnexpectedJson(`${name} is not a text`);
  }
  return value;
}

export function requiredNumber(object: JsonObject, name: string): number {
  const value = object[name];
  if (typeof value !== 'number') {
    throw new UnexpectedJson(`${name} is not a number`);
  }
  return value;
}

/** Null where the field is null, left out, or empty: to a reader these say the same. */
export function optionalText(object: JsonObject, name: string): string | null {
  const value = object[name];
  return typeof value === 'string' && value !== '' ? value : null;
}

export function requiredTime(object: JsonObject, name: string): Date {
  const time = new Date(requiredText(object, name));
  if (Number.isNaN(time.getTime())) {
    throw new UnexpectedJson(`${name} is not a time`);
  }
  return time;
}

export function optionalTime(object: JsonObject, name: string): Date | null {
  return optionalText(object, name) === null ? null : requiredTime(object, name);
}
