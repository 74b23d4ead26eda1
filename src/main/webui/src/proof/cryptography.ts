import { texts } from '../texts.js';
import { join, type Bytes } from './bytes.js';
import { CannotVerify } from './refuted.js';

const algorithm = 'Ed25519';

export async function sha256(...parts: readonly Bytes[]): Promise<Bytes> {
  return new Uint8Array(await subtle().digest('SHA-256', join(...parts)));
}

/** Whether the signature is that key's, of that text; throws {@link CannotVerify} where the browser does not know Ed25519. */
export async function isSigned(text: Bytes, signature: Bytes, publicKey: Bytes): Promise<boolean> {
  const key = await importKey(publicKey);
  return await subtle().verify(algorithm, key, signature, text);
}

async function importKey(publicKey: Bytes): Promise<CryptoKey> {
  try {
    return await subtle().importKey('raw', publicKey, algorithm, false, ['verify']);
  } catch (error) {
    throw new CannotVerify(texts.proof.noEd25519, { cause: error });
  }
}

/** Browsers have it over HTTPS, and on the person's own machine. */
function subtle(): SubtleCrypto {
  const { subtle: found } = globalThis.crypto as { readonly subtle?: SubtleCrypto };
  if (found === undefined) {
    throw new CannotVerify(texts.proof.insecure);
  }
  return found;
}
