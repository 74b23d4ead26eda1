import { beforeAll, expect, test } from 'vitest';
import { consistency, inclusion, root } from '../../test/reference-tree.js';
import { join, utf8, type Bytes } from './bytes.js';
import { leafHash, verifyConsistency, verifyInclusion } from './merkle-tree.js';

/** Large enough for every form of the right edge. */
const largest = 40;

let leaves: Bytes[];

beforeAll(async () => {
  leaves = await Promise.all(Array.from({ length: largest }, async (_, index) => await leafHash(utf8(String(index)))));
});

test('roots are those of the published vectors', async () => {
  const vectors = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const hashes = await Promise.all(
    vectors.map(async (hex) => await leafHash(Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16)))),
  );

  const found = Array.from(await root(hashes), (byte) => byte.toString(16).padStart(2, '0')).join('');

  expect(found).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

test('every leaf of every size is proved, and nothing else', async () => {
  for (let size = 1; size <= largest; size++) {
    const hashes = leaves.slice(0, size);
    const top = await root(hashes);
    for (let index = 0; index < size; index++) {
      const proof = await inclusion(index, hashes);
      const leaf = hashes[index] as Bytes;

      expect(await verifyInclusion(leaf, index, size, proof, top)).toBe(true);
      expect(await verifyInclusion(await leafHash(leaf), index, size, proof, top)).toBe(false);
      expect(await verifyInclusion(leaf, index + 1, size, proof, top)).toBe(false);
      expect(await verifyInclusion(leaf, index, size, [...proof, leaf], top)).toBe(false);
      expect(proof.length === 0 || !(await verifyInclusion(leaf, index, size, proof.slice(1), top))).toBe(true);
    }
  }
});

test('every size continues every smaller one, and no other', async () => {
  const other = await leafHash(utf8('other'));
  for (let to = 1; to <= largest; to++) {
    const tree = { size: to, root: await root(leaves.slice(0, to)) };
    for (let from = 1; from <= to; from++) {
      const before = { size: from, root: await root(leaves.slice(0, from)) };
      const proof = await consistency(from, leaves.slice(0, to));

      expect(await verifyConsistency(before, tree, proof)).toBe(true);
      expect(await verifyConsistency({ ...before, root: other }, tree, proof)).toBe(false);
      expect(await verifyConsistency(before, { ...tree, root: other }, proof)).toBe(false);
      expect(await verifyConsistency(before, tree, [...proof, other])).toBe(false);
      expect(from === to || (await verifyConsistency(tree, before, proof))).toBe(from === to);
    }
  }
});

test('a leaf is no node', async () => {
  const [one, two] = leaves as [Bytes, Bytes];

  expect(await leafHash(join(one, two))).not.toEqual(await root([one, two]));
});
