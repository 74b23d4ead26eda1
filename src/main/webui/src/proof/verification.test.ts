import { beforeEach, expect, test, vi } from 'vitest';
import { LocalStore } from '../../test/local-store.js';
import { SignedLog } from '../../test/signed-log.js';
import type { Activity } from '../activity/activity.js';
import { texts } from '../texts.js';
import { toBase64 } from './bytes.js';
import { LogMemory } from './log-memory.js';
import { CannotVerify } from './refuted.js';
import { verify, type Verified } from './verification.js';

let log: SignedLog;
let store: LocalStore;

beforeEach(async () => {
  log = await SignedLog.make();
  store = new LocalStore();
});

async function check(activity: Activity, evidence = log): Promise<Verified> {
  return await verify(activity, evidence, new LogMemory(store, 'http://localhost', activity.tenant));
}

/** With a bit set that base64 has to spare at the end of 32 bytes. */
function otherSpelling(hashes: unknown): string[] {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return (hashes as string[]).map((hash) =>
    hash.replace(/(.)=$/, (_, last: string) => `${digits[digits.indexOf(last) + 1] ?? ''}=`),
  );
}

async function recordSome(): Promise<Activity> {
  await log.record();
  const activity = await log.record();
  await log.record();
  return activity;
}

test('what stands in the signed log is verified', async () => {
  const activity = await recordSome();

  expect(await check(activity)).toEqual({
    number: 2,
    size: 3,
    erased: false,
    key: (await log.key()).trim(),
    seenSince: null,
  });
});

test('numbers that JavaScript would change, and texts of every kind, are verified as they are spelt', async () => {
  const metadata = '{"b":1.50,"a":[1e2,-0.0,12345678901234567890],"$number":"1","é":"\\u2028😀\\u0001"}';
  const activity = await log.record({ device: { type: 'bot', browser: null, os: null }, adminName: '‮Ada' }, metadata);

  expect((await check(activity)).number).toBe(1);
});

test('a log that has only grown since is verified again and again', async () => {
  const activity = await recordSome();
  await check(activity);
  await recordSome();

  expect(await check(activity)).toMatchObject({ size: 6, seenSince: 3 });
  expect(await check(await recordSome())).toMatchObject({ number: 8, size: 9, seenSince: 3 });
});

test.each<[string, (activity: Activity) => object]>([
  ['a sentence', () => ({ description: 'Ada Lovelace did nothing' })],
  ['an open value', () => ({ adminId: 'grace' })],
  ['one that is gone', () => ({ ipAddress: null })],
  ['a part of the device', ({ stored }) => ({ device: { ...(stored['device'] as object), os: 'Windows' } })],
  ['a digit', () => ({ metadata: { amount: 1251 } })],
])('%s that is not what was recorded is noticed', async (_, change) => {
  const activity = await log.record({}, '{"amount":1250}');

  const shown = { ...activity, stored: { ...activity.stored, ...change(activity) } };

  await expect(check(shown)).rejects.toThrow(texts.proof.otherValues);
});

test('a field that nobody signed is noticed', async () => {
  const activity = await log.record();

  const shown = { ...activity, stored: { ...activity.stored, more: 1 } };

  await expect(check(shown)).rejects.toThrow(texts.proof.unknownField('more'));
});

test.each<[string, (proof: Record<string, unknown>) => Record<string, unknown>, string]>([
  ['the salt of another', (proof) => ({ ...proof, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' }), texts.proof.otherValues],
  ['another place', (proof) => ({ ...proof, index: 0 }), texts.proof.notInTree],
  ['a step too few', (proof) => ({ ...proof, hashes: (proof['hashes'] as string[]).slice(1) }), texts.proof.notInTree],
  ['a hash that is none', (proof) => ({ ...proof, hashes: ['?'] }), texts.proof.unreadable],
  ['a hash spelt otherwise', (proof) => ({ ...proof, hashes: otherSpelling(proof['hashes']) }), texts.proof.unreadable],
  ['another leaf', (proof) => ({ ...proof, leaf: '{}' }), texts.proof.alteredSince],
  ['no note', (proof) => ({ ...proof, checkpoint: 'rubbish' }), texts.proof.noCheckpoint],
  [
    'a note with another size',
    (proof) => ({ ...proof, checkpoint: String(proof['checkpoint']).replace('\n3\n', '\n4\n') }),
    texts.proof.notSigned,
  ],
])('a proof with %s proves nothing', async (_, forge, reason) => {
  const activity = await recordSome();
  log.forge = forge;

  await expect(check(activity)).rejects.toThrow(reason);
});

test('a note that another has signed proves nothing', async () => {
  const activity = await recordSome();
  const other = await SignedLog.make();
  other.entries.push(...log.entries);
  const note = await other.checkpoint();
  log.forge = (proof) => ({ ...proof, checkpoint: note });

  await expect(check(activity)).rejects.toThrow(texts.proof.notSigned);
});

test('another key than the one that this browser has seen is noticed, though all else fits', async () => {
  const activity = await recordSome();
  await check(activity);
  const other = await SignedLog.make();
  other.entries.push(...log.entries);

  const reason = texts.proof.otherKey((await log.key()).trim(), (await other.key()).trim());

  await expect(check(activity, other)).rejects.toThrow(reason);
});

test('a log that was rewritten since this browser saw it is noticed, though all else fits', async () => {
  await recordSome();
  const seen = await recordSome();
  await check(seen);
  log.entries.splice(0, log.entries.length);
  await log.record({ adminId: 'grace' });
  const activity = await recordSome();

  await expect(check(activity)).rejects.toThrow(texts.proof.shrunk(6, 4));

  await recordSome();

  await expect(check(activity)).rejects.toThrow(texts.proof.rewritten(6));
});

test('what the browser keeps of the log may be rubbish', async () => {
  const activity = await recordSome();
  store.write('proof.http://localhost.default', { key: 7 });

  expect((await check(activity)).seenSince).toBeNull();
});

test('a key that is none verifies nothing', async () => {
  const activity = await recordSome();
  const key = await log.key();
  vi.spyOn(log, 'key').mockResolvedValue(key.replace(/\+[0-9a-f]{8}\+/, '+00000000+'));

  await expect(check(activity)).rejects.toThrow(texts.proof.noKey);
});

const erased = {
  adminName: null,
  adminEmail: null,
  ipAddress: null,
  userAgent: null,
  device: null,
  description: '',
};

/** The service says that the personal values are erased. */
function withholdSalt(): void {
  log.forge = ({ salt, ...proof }) => ({ ...proof, withheld: salt });
}

test('what is left of an activity whose personal values were erased is verified, and nothing is said of them', async () => {
  const activity = await recordSome();
  withholdSalt();

  const shown = { ...activity, stored: { ...activity.stored, ...erased } };

  await expect(check(shown)).resolves.toMatchObject({ number: 2, erased: true });
});

test.each<[string, object]>([
  ['what was recorded', {}],
  ['a sentence', { ...erased, description: 'Ada Lovelace did nothing' }],
  ['a name', { ...erased, adminName: 'Grace' }],
  ['an empty name', { ...erased, adminName: '' }],
  ['a reason', { ...erased, failureReason: 'none' }],
  ['metadata', { ...erased, metadata: {} }],
  ['changes', { ...erased, changes: [] }],
])('%s that is shown though it is said to be erased is not verified', async (_, values) => {
  const activity = await recordSome();
  withholdSalt();

  const shown = { ...activity, stored: { ...activity.stored, ...values } };

  await expect(check(shown)).rejects.toThrow(texts.proof.valuesWithoutSalt);
});

test.each<[string, object]>([
  ['a severity', { severity: 'Warning' }],
  ['a time', { occurredAt: '2026-11-22t09:30:00z' }],
  ['an offset', { occurredAt: '2026-11-22T10:30:00+01:00' }],
  ['an id', { id: '019AB1E2-7D6F-7C41-9B0A-000000000002' }],
  ['a number', { seq: '\u000018446744073709551618' }],
])('%s that is spelt otherwise than it was recorded is noticed', async (_, spelling) => {
  const activity = await recordSome();

  const shown = { ...activity, stored: { ...activity.stored, ...spelling } };

  await expect(check(shown)).rejects.toThrow(texts.proof.otherValues);
});

test('a browser that verifies nothing here says so', async () => {
  const activity = await recordSome();
  const key = await log.key();
  vi.spyOn(log, 'key').mockResolvedValue(key);
  vi.stubGlobal('crypto', {});

  await expect(check(activity)).rejects.toThrow(CannotVerify);
});

test('base64 is that of RFC 4648', () => {
  expect(toBase64(Uint8Array.of(0, 255, 62))).toBe('AP8+');
});
