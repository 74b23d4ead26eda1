import { expect, test } from 'vitest';
import vectors from '../../test/canonical-json.json' with { type: 'json' };
import { readJson } from '../json/exact-json.js';
import type { Json } from '../json/json.js';
import { canonicalJson } from './canonical-json.js';

// The service's own tests read the same file.
test.each(vectors)('$json', ({ json, canonical }) => {
  expect(canonicalJson(readJson(json) as Json)).toBe(canonical);
});
