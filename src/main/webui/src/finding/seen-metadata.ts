import type { Activity } from '../activity/activity.js';
import { isNumber, writeJson } from '../json/exact-json.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Candidate } from '../query/completion.js';
import { writeMetaKey } from '../query/write-term.js';

/** The newest say enough, and completing must not take longer than typing. */
const readAtMost = 200;

/** A longer text is read, not typed. */
const longestValue = 100;

/** What the metadata on show hold, as far as a query can ask for it: into lists it cannot look. */
export class SeenMetadata {
  readonly #metadata: readonly JsonObject[];

  constructor(activities: readonly Activity[]) {
    this.#metadata = activities
      .slice(0, readAtMost)
      .map(({ metadata }) => metadata)
      .filter((metadata) => metadata !== null);
  }

  /** Every path that leads to a value, as a query writes it. */
  get keys(): readonly string[] {
    const written = new Set<string>();
    for (const metadata of this.#metadata) {
      addPaths(metadata, [], written);
    }
    return [...written].toSorted();
  }

  /** The values at that path, the newest first. */
  valuesAt(path: readonly string[]): readonly Candidate[] {
    const values = this.#metadata
      .map((metadata) => valueAt(metadata, path))
      .filter(isScalar)
      .map((value) => (typeof value === 'string' && !isNumber(value) ? value : writeJson(value)))
      .filter((text) => text.length <= longestValue);
    return [...new Set(values)].map((value) => ({ value, label: '' }));
  }
}

function addPaths(object: JsonObject, above: readonly string[], written: Set<string>): void {
  for (const [name, value] of Object.entries(object)) {
    const path = [...above, name];
    if (isObject(value)) {
      addPaths(value, path, written);
    } else if (name !== '' && isScalar(value)) {
      written.add(writeMetaKey(path).slice(0, -':'.length));
    }
  }
}

function valueAt(object: JsonObject, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    object,
  );
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: Json | undefined): value is null | boolean | number | string {
  return value !== undefined && (typeof value !== 'object' || value === null);
}
