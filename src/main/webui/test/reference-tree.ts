import type { Bytes } from '../src/proof/bytes.js';
import { sha256 } from '../src/proof/cryptography.js';

/** The root as RFC 9162 defines it, section 2.1.1. */
export async function root(hashes: readonly Bytes[]): Promise<Bytes> {
  const [first] = hashes;
  if (first === undefined || hashes.length === 1) {
    return first ?? (await sha256());
  }
  const split = splitOf(hashes.length);
  return await sha256(Uint8Array.of(1), await root(hashes.slice(0, split)), await root(hashes.slice(split)));
}

/** The largest power of two below it. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1));
}

/** Section 2.1.3.1. */
export async function inclusion(index: number, hashes: readonly Bytes[]): Promise<Bytes[]> {
  if (hashes.length === 1) {
    return [];
  }
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...(await inclusion(index, left)), await root(right)]
    : [...(await inclusion(index - split, right)), await root(left)];
}

/** Section 2.1.4.1. */
export async function consistency(from: number, hashes: readonly Bytes[], isWhole = true): Promise<Bytes[]> {
  if (from === hashes.length) {
    return isWhole ? [] : [await root(hashes)];
  }
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return from <= split
    ? [...(await consistency(from, left, isWhole)), await root(right)]
    : [...(await consistency(from - split, right, false)), await root(left)];
}
