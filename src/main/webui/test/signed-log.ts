import type { Activity } from '../src/activity/activity.js';
import { readActivity } from '../src/activity/read-activity.js';
import { readJson } from '../src/json/exact-json.js';
import type { JsonObject } from '../src/json/json.js';
import { join, toBase64, utf8, type Bytes } from '../src/proof/bytes.js';
import { sha256 } from '../src/proof/cryptography.js';
import { commitment, leafText } from '../src/proof/leaf.js';
import { leafHash } from '../src/proof/merkle-tree.js';
import type { Evidence } from '../src/proof/verification.js';
import { activityJson } from './activity-json.js';
import { consistency, inclusion, root } from './reference-tree.js';

interface Entry {
  readonly activity: Activity;
  readonly leaf: string;
  readonly salt: Bytes;
  readonly hash: Bytes;
}

/** A log that signs with a key of its own and gives evidence of itself, in which a test can change what it likes. */
export class SignedLog implements Evidence {
  readonly entries: Entry[] = [];
  /** Changes the answer that proves an activity. */
  forge: (proof: Record<string, unknown>) => Record<string, unknown> = (proof) => proof;

  private constructor(
    readonly name: string,
    private readonly keys: CryptoKeyPair,
    private readonly publicKey: Bytes,
  ) {}

  static async make(name = 'example/default'): Promise<SignedLog> {
    const keys = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair;
    return new SignedLog(name, keys, new Uint8Array(await crypto.subtle.exportKey('raw', keys.publicKey)));
  }

  /** Records one activity, `metadata` as it is spelt in JSON. */
  async record(differing: Readonly<Record<string, unknown>> = {}, metadata = 'null'): Promise<Activity> {
    const json = JSON.stringify(activityJson(this.entries.length + 1, { ...differing, metadata: '?' }));
    const activity = readActivity(readJson(json.replace('"?"', metadata)));
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const leaf = leafText(activity.stored, await commitment(activity.stored, salt));
    this.entries.push({ activity, leaf, salt, hash: await leafHash(utf8(leaf)) });
    return activity;
  }

  async key(): Promise<string> {
    const typed = join(Uint8Array.of(1), this.publicKey);
    return `${this.name}+${Buffer.from(await this.#id()).toString('hex')}+${toBase64(typed)}\n`;
  }

  async proof(id: string): Promise<unknown> {
    const index = this.entries.findIndex(({ activity }) => activity.id === id);
    const entry = this.entries[index];
    if (entry === undefined) {
      throw new Error('no such activity');
    }
    return this.forge({
      leaf: entry.leaf,
      leafHash: toBase64(entry.hash),
      index,
      treeSize: this.entries.length,
      hashes: (await inclusion(index, this.#hashes())).map(toBase64),
      checkpoint: await this.checkpoint(),
      salt: toBase64(entry.salt),
    });
  }

  async consistency(from: number, to: number): Promise<JsonObject> {
    return { hashes: (await consistency(from, this.#hashes().slice(0, to))).map(toBase64) };
  }

  async checkpoint(): Promise<string> {
    const text = `${this.name}\n${this.entries.length}\n${toBase64(await root(this.#hashes()))}\n`;
    const signature = new Uint8Array(await crypto.subtle.sign('Ed25519', this.keys.privateKey, utf8(text)));
    return `${text}\n\u2014 ${this.name} ${toBase64(join(await this.#id(), signature))}\n`;
  }

  #hashes(): readonly Bytes[] {
    return this.entries.map(({ hash }) => hash);
  }

  async #id(): Promise<Bytes> {
    return (await sha256(utf8(`${this.name}\n`), Uint8Array.of(1), this.publicKey)).slice(0, 4);
  }
}
