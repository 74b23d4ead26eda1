import type { Json } from './json.js';

/** A number that JavaScript would change stands as a text: this, which no recorded text can hold, and then its digits. */
const mark = '\0';

const token = /"(?:[^"\\]|\\.)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const markedNumber = /"\\u0000([^"]*)"/g;

/** Deeper than metadata can be; what a change went from or to can lie deeper, and would be mostly indentation. */
const deepestIndented = 12;

/** Reads JSON of which no digit may be lost: 12345678901234567890 would be another number otherwise, and 1.50 another spelling. */
export function readJson(text: string): unknown {
  return JSON.parse(text.replace(token, (part) => (survives(part) ? part : `"\\u0000${part}"`)));
}

export function isNumber(value: Json): boolean {
  return typeof value === 'number' || (typeof value === 'string' && value.startsWith(mark));
}

/** In one line. */
export function writeJson(value: Json): string {
  return JSON.stringify(value).replaceAll(markedNumber, '$1');
}

/** Each entry in a line of its own. */
export function writeIndentedJson(value: Json, level = 0): string {
  if (value === null || typeof value !== 'object' || level === deepestIndented) {
    return writeJson(value);
  }
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const entries = Object.entries(value).map(([name, child]) => {
    const key = Array.isArray(value) ? '' : `${JSON.stringify(name)}: `;
    return key + writeIndentedJson(child ?? null, level + 1);
  });
  const margin = `\n${'  '.repeat(level)}`;
  return entries.length === 0
    ? `${open}${close}`
    : `${open}${margin}  ${entries.join(`,${margin}  `)}${margin}${close}`;
}

function survives(part: string): boolean {
  return part.startsWith('"') || String(Number(part)) === part;
}
