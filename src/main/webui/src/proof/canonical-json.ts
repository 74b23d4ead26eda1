import { isNumber, writeJson } from '../json/exact-json.js';
import type { Json, JsonObject } from '../json/json.js';

/**
 * The text of a JSON value that RFC 8785 gives it. A number that no IEEE double is written as becomes `{"$number":"…"}`, with all its
 * digits and without an exponent; so that no object can be taken for one, a member's name that is `number` after one `$` or several gets
 * one more. The service does the same (`CanonicalJson`).
 */
export function canonicalJson(value: Json): string {
  if (isNumber(value)) {
    return canonicalNumber(writeJson(value));
  }
  if (Array.isArray(value)) {
    return `[${value.map(canonicalJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return canonicalObject(value as JsonObject);
  }
  return JSON.stringify(value);
}

const nameOfNumber = /^\$+number$/;

/** Names in the order of their UTF-16 code units, in which JavaScript sorts. */
function canonicalObject(value: JsonObject): string {
  const members = Object.entries(value).map(
    ([name, member]) => [nameOfNumber.test(name) ? `$${name}` : name, canonicalJson(member ?? null)] as const,
  );
  members.sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}

function canonicalNumber(written: string): string {
  const nearest = Number(written);
  const decimal = decimalOf(written);
  if (Number.isFinite(nearest)) {
    const canonical = String(nearest);
    const held = decimalOf(canonical);
    if (held.digits === decimal.digits && (held.digits === '' || isAlike(held, decimal))) {
      return canonical;
    }
  }
  return `{"$number":"${plain(decimal)}"}`;
}

/** Its digits without zeros at either end, none for zero; the value is 0.digits times ten to the power of point. */
interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly point: number;
}

function isAlike(one: Decimal, other: Decimal): boolean {
  return one.negative === other.negative && one.point === other.point;
}

function decimalOf(written: string): Decimal {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(written) ?? [];
  const all = whole + fraction;
  const significant = all.replace(/^0+/, '');
  return {
    negative: sign === '-',
    digits: significant.replace(/0+$/, ''),
    point: whole.length - (all.length - significant.length) + Number(exponent),
  };
}

function plain({ negative, digits, point }: Decimal): string {
  const sign = negative ? '-' : '';
  if (point <= 0) {
    return `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  return digits.length <= point
    ? `${sign}${digits.padEnd(point, '0')}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
