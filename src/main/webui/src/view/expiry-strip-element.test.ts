// @vitest-environment happy-dom
import type { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { drawn, seen, seenText } from '../../test/seen.js';
import { until } from '../../test/until.js';
import { Service } from '../service/service.js';
import { Session } from '../session/session.js';
import { texts } from '../texts.js';
import './expiry-strip-element.js';
import type { ExpiryStripElement } from './expiry-strip-element.js';

let service: LocalService;
let session: Session;
let strip: ExpiryStripElement;
let renewed: string[];

beforeEach(async () => {
  service = await LocalService.start();
  (window as unknown as Window).happyDOM.setURL(`${service.origin}/admin-session-logs`);
  renewed = [];
  session = new Session(new Service(service.origin), (token) => renewed.push(token));
  strip = document.createElement('eyewitness-expiry-strip') as ExpiryStripElement;
  strip.session = session;
  document.body.append(strip);
});

afterEach(async () => {
  strip.remove();
  await service.stop();
});

async function endingIn(ms: number): Promise<string> {
  service.expiresAt = new Date(Date.now() + ms).toISOString();
  await session.check();
  await drawn(strip);
  return seenText(strip);
}

test('says nothing while there is time, nor where the service does not say how long', async () => {
  expect(await endingIn(6 * 60_000)).toBe('');

  service.expiresAt = null;
  await session.check();
  await drawn(strip);

  expect(seenText(strip)).toBe('');
});

test('says in the last five minutes how long is left', async () => {
  expect(await endingIn(3.5 * 60_000)).toContain(texts.expiry.ends(4));
  expect(await endingIn(20_000)).toContain(texts.expiry.ends(1));
});

test('takes a new token, by which what is open goes on, and is gone', async () => {
  await endingIn(60_000);
  seen<HTMLButtonElement>(strip, '.strip button').click();
  await drawn(strip);
  expect(seenText(strip)).toContain(texts.expiry.lead);

  service.expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  seen<HTMLInputElement>(strip, 'input').value = 'aaa.bbb.ccc';
  seen<HTMLFormElement>(strip, 'form').requestSubmit();
  await until(session.state, ({ session: current }) => current?.expiresAt?.toISOString() === service.expiresAt);
  await drawn(strip);

  expect(seenText(strip)).toBe('');
  expect(renewed).toEqual(['aaa.bbb.ccc']);
});

test('a token of another log does not go to the open connection', async () => {
  await endingIn(60_000);

  service.tenant = 'other';
  await session.signIn('aaa.bbb.ccc');

  expect(renewed).toEqual([]);
});
