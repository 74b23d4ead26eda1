import type { Activity } from '../activity/activity.js';
import { asList, asObject, optionalText, requiredNumber, requiredText, type JsonObject } from '../json/json.js';
import { texts } from '../texts.js';
import { fromBase64, isSame, toBase64, utf8, type Bytes } from './bytes.js';
import { readCheckpoint, readVerifierKey, type VerifierKey } from './checkpoint.js';
import { areErased, commitment, leafText } from './leaf.js';
import type { LogMemory, SeenLog } from './log-memory.js';
import { leafHash, verifyConsistency, verifyInclusion, type Tree } from './merkle-tree.js';
import { Refuted } from './refuted.js';

/** What the service says for itself; none of it is believed. */
export interface Evidence {
  /** The answer of `/api/v1/ledger/proof`. */
  proof(id: string): Promise<unknown>;
  /** The answer of `/api/v1/ledger/key`. */
  key(): Promise<string>;
  /** The answer of `/api/v1/ledger/consistency`. */
  consistency(from: number, to: number): Promise<unknown>;
}

/** That an activity, as it is shown, stands in the signed log. */
export interface Verified {
  readonly number: number;
  readonly size: number;
  /** Its personal values are erased: that it was recorded is proved, and not what they were. */
  readonly erased: boolean;
  /** The verifier key, to be compared with what the operator publishes. */
  readonly key: string;
  /** How large the log was when this browser saw it first; null where that was now. */
  readonly seenSince: number | null;
}

/**
 * Verifies that the activity, as it is shown, stands in the log that a checkpoint signs, and that this log has only grown since this browser
 * has seen it. Throws {@link Refuted} where that is not so, and `CannotVerify` where the browser cannot tell.
 */
export async function verify(activity: Activity, evidence: Evidence, memory: LogMemory): Promise<Verified> {
  const key = await readVerifierKey(await evidence.key());
  const seen = memory.read();
  if (seen !== null && seen.key !== key.text) {
    throw new Refuted(texts.proof.otherKey(seen.key, key.text));
  }
  const answer = asObject(await evidence.proof(activity.id), 'proof');
  const tree = await readCheckpoint(requiredText(answer, 'checkpoint'), key);
  const salt = optionalText(answer, 'salt');
  await verifyPlace(activity, answer, salt, tree);
  await verifyGrowth(seen, tree, evidence);
  memory.write({ key: key.text, tree, firstSize: seen?.firstSize ?? tree.size });
  return verified(activity, tree, salt === null, key, seen);
}

function verified(
  { seq }: Activity,
  { size }: Tree,
  erased: boolean,
  key: VerifierKey,
  seen: SeenLog | null,
): Verified {
  return { number: seq, size, erased, key: key.text, seenSince: seen?.firstSize ?? null };
}

async function verifyPlace(
  { stored, seq }: Activity,
  proof: JsonObject,
  salt: string | null,
  tree: Tree,
): Promise<void> {
  const leaf = utf8(leafText(stored, await personalOf(stored, proof, salt)));
  const hash = await leafHash(leaf);
  const isThere =
    requiredNumber(proof, 'index') === seq - 1 &&
    (await verifyInclusion(hash, seq - 1, tree.size, hashesOf(proof), tree.root));
  if (!isThere) {
    throw new Refuted(
      toBase64(hash) === optionalText(proof, 'leafHash') ? texts.proof.notInTree : texts.proof.otherValues,
    );
  }
  if (!isSame(utf8(requiredText(proof, 'leaf')), leaf)) {
    throw new Refuted(texts.proof.alteredSince);
  }
}

/** Worked out of what is shown; only once all values and their salt are erased, it is what is left of them. */
async function personalOf(stored: JsonObject, proof: JsonObject, salt: string | null): Promise<Bytes> {
  if (salt !== null) {
    return await commitment(stored, fromBase64(salt));
  }
  if (!areErased(stored)) {
    throw new Refuted(texts.proof.valuesWithoutSalt);
  }
  const leaf: unknown = JSON.parse(requiredText(proof, 'leaf'));
  return fromBase64(requiredText(asObject(leaf, 'leaf'), 'personal'));
}

async function verifyGrowth(seen: SeenLog | null, tree: Tree, evidence: Evidence): Promise<void> {
  if (seen === null) {
    return;
  }
  if (seen.tree.size > tree.size) {
    throw new Refuted(texts.proof.shrunk(seen.tree.size, tree.size));
  }
  const steps =
    seen.tree.size === tree.size
      ? []
      : hashesOf(asObject(await evidence.consistency(seen.tree.size, tree.size), 'consistency'));
  if (!(await verifyConsistency(seen.tree, tree, steps))) {
    throw new Refuted(texts.proof.rewritten(seen.tree.size));
  }
}

function hashesOf(proof: JsonObject): Bytes[] {
  return asList(proof['hashes'], 'hashes').map((hash) => {
    if (typeof hash !== 'string') {
      throw new Refuted(texts.proof.unreadable);
    }
    return fromBase64(hash);
  });
}
