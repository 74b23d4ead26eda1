import { texts } from '../texts.js';
import { fromBase64, isSame, utf8, type Bytes } from './bytes.js';
import { isSigned, sha256 } from './cryptography.js';
import type { Tree } from './merkle-tree.js';
import { Refuted } from './refuted.js';

const ed25519 = 1;
const idLength = 4;
const keyLength = 32;
const signatureLength = 64;

/** Who signs a log's checkpoints (C2SP signed-note). */
export interface VerifierKey {
  readonly name: string;
  readonly id: Bytes;
  readonly publicKey: Bytes;
  /** All of it, as the operator publishes it. */
  readonly text: string;
}

/** Throws {@link Refuted} where the text is none. */
export async function readVerifierKey(text: string): Promise<VerifierKey> {
  const [whole, name, id, typed] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/.exec(text.trim()) ?? [];
  if (whole === undefined || name === undefined || id === undefined || typed === undefined) {
    throw new Refuted(texts.proof.noKey);
  }
  const typedKey = fromBase64(typed);
  const ownId = (await sha256(utf8(`${name}\n`), typedKey)).slice(0, idLength);
  if (typedKey.length !== keyLength + 1 || typedKey[0] !== ed25519 || hex(ownId) !== id) {
    throw new Refuted(texts.proof.noKey);
  }
  return { name, id: ownId, publicKey: typedKey.slice(1), text: whole };
}

/** The tree that a signed note signs (C2SP tlog-checkpoint); throws {@link Refuted} where it is none, or another's. */
export async function readCheckpoint(note: string, key: VerifierKey): Promise<Tree> {
  const end = note.lastIndexOf('\n\n');
  const text = note.slice(0, end + 1);
  const [, origin, size, root] = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(text) ?? [];
  if (origin === undefined || size === undefined || root === undefined) {
    throw new Refuted(texts.proof.noCheckpoint);
  }
  if (origin !== key.name || !(await isSignedBy(key, text, note.slice(end + 2).split('\n')))) {
    throw new Refuted(texts.proof.notSigned);
  }
  return { size: Number(size), root: fromBase64(root) };
}

async function isSignedBy(key: VerifierKey, text: string, lines: readonly string[]): Promise<boolean> {
  const mark = `— ${key.name} `;
  for (const line of lines.filter((signature) => signature.startsWith(mark))) {
    const bytes = fromBase64(line.slice(mark.length));
    const signature = bytes.slice(idLength);
    const isOurs = isSame(bytes.slice(0, idLength), key.id) && signature.length === signatureLength;
    if (isOurs && (await isSigned(utf8(text), signature, key.publicKey))) {
      return true;
    }
  }
  return false;
}

function hex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
