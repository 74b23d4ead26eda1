import { isSame, type Bytes } from './bytes.js';
import { sha256 } from './cryptography.js';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** The hash of a leaf (RFC 9162, section 2.1). */
export async function leafHash(leaf: Bytes): Promise<Bytes> {
  return await sha256(leafPrefix, leaf);
}

async function nodeHash(left: Bytes, right: Bytes): Promise<Bytes> {
  return await sha256(nodePrefix, left, right);
}

/** Where a node stands in its level, and the last node of that level; whole numbers below 2^53. */
interface Place {
  readonly index: number;
  readonly last: number;
}

const isRight = ({ index, last }: Place): boolean => index % 2 === 1 || index === last;

const parent = ({ index, last }: Place): Place => ({ index: Math.floor(index / 2), last: Math.floor(last / 2) });

/** The levels in which the last node stands alone hash nothing. */
function skipLonely(place: Place): Place {
  let at = place;
  while (at.index % 2 === 0 && at.index !== 0) {
    at = parent(at);
  }
  return at;
}

/** Whether the proof leads from that leaf to the root of the tree of so many leaves (section 2.1.3.2). */
export async function verifyInclusion(
  hash: Bytes,
  index: number,
  size: number,
  proof: readonly Bytes[],
  root: Bytes,
): Promise<boolean> {
  if (index < 0 || index >= size) {
    return false;
  }
  let place: Place = { index, last: size - 1 };
  let node = hash;
  for (const step of proof) {
    if (place.last === 0) {
      return false;
    }
    if (isRight(place)) {
      node = await nodeHash(step, node);
      place = skipLonely(place);
    } else {
      node = await nodeHash(node, step);
    }
    place = parent(place);
  }
  return place.last === 0 && isSame(node, root);
}

/** A tree of so many leaves. */
export interface Tree {
  readonly size: number;
  readonly root: Bytes;
}

/** Whether the proof leads from the one tree, of one leaf or more, to the other that continues it (section 2.1.4.2). */
export async function verifyConsistency(from: Tree, to: Tree, proof: readonly Bytes[]): Promise<boolean> {
  if (from.size === to.size) {
    return proof.length === 0 && isSame(from.root, to.root);
  }
  const steps = Number.isInteger(Math.log2(from.size)) ? [from.root, ...proof] : [...proof];
  const [first] = steps.splice(0, 1);
  if (first === undefined || from.size > to.size || proof.length === 0) {
    return false;
  }
  let place: Place = { index: from.size - 1, last: to.size - 1 };
  while (place.index % 2 === 1) {
    place = parent(place);
  }
  let before = first;
  let after = first;
  for (const step of steps) {
    if (place.last === 0) {
      return false;
    }
    if (isRight(place)) {
      before = await nodeHash(step, before);
      after = await nodeHash(step, after);
      place = skipLonely(place);
    } else {
      after = await nodeHash(after, step);
    }
    place = parent(place);
  }
  return place.last === 0 && isSame(before, from.root) && isSame(after, to.root);
}
