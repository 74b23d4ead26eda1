// @vitest-environment happy-dom
import type { Window } from 'happy-dom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { drawn, seen, seenText } from '../../test/seen.js';
import { texts } from '../texts.js';
import './embedded-log-element.js';
import type { EmbeddedLogElement } from './embedded-log-element.js';
import type { TokenCallback } from './host-tokens.js';

let service: LocalService;
let element: EmbeddedLogElement;

beforeEach(async () => {
  service = await LocalService.start();
  (window as unknown as Window).happyDOM.setURL(`${service.origin}/somebodys/page?q=theirs`);
});

afterEach(async () => {
  element.remove();
  await service.stop();
});

function embed(token: TokenCallback | null): void {
  element = document.createElement('eyewitness-log') as EmbeddedLogElement;
  element.src = `${service.origin}/`;
  element.token = token;
  document.body.append(element);
}

/** Waits until all these texts can be read. */
async function reads(...expected: string[]): Promise<void> {
  await vi.waitFor(
    async () => {
      await drawn(element);
      const shown = seenText(element);
      expect(expected.filter((text) => !shown.includes(text))).toEqual([]);
    },
    { timeout: 15_000, interval: 10 },
  );
}

const live = texts.connection.live.label;

test('is live by the token of the page around it, which goes into headers and nowhere else', async () => {
  service.record();

  embed(() => Promise.resolve('aaa.bbb.ccc'));

  await reads(live, 'Ada Lovelace approved payout po_1');
  service.record();
  await reads('Ada Lovelace approved payout po_2');
  expect(new Set(service.tokens)).toEqual(new Set(['Bearer aaa.bbb.ccc']));
  expect(service.protocols[0]?.replaceAll(' ', '')).toBe(
    'bearer-token-carrier,quarkus-http-upgrade#Authorization#Bearer%20aaa.bbb.ccc',
  );
  expect(service.requests.join() + window.location.href).not.toContain('aaa');
});

test('asks the page once for all that need a token, and once more when it is refused', async () => {
  const callback = vi.fn(() => Promise.resolve(`aaa.bbb.${callback.mock.calls.length}`));
  service.refusedTokens.add('Bearer aaa.bbb.1');

  embed(callback);

  await reads(live);
  expect(callback).toHaveBeenCalledTimes(2);
});

test('says why the page gave no token, and asks it again', async () => {
  let signedIn = false;
  embed(() => (signedIn ? Promise.resolve('aaa.bbb.ccc') : Promise.reject(new Error('no session <here>'))));
  await reads(texts.embed.signedOutHeading, `${texts.embed.noToken}: no session <here>`);

  signedIn = true;
  seen<HTMLButtonElement>(element, '.choices button').click();

  await reads(live);
});

test('asks nothing of anybody until it has a callback', async () => {
  embed(null);
  await reads(texts.embed.waiting);
  expect(service.requests).toEqual([]);

  element.token = () => Promise.resolve('aaa.bbb.ccc');

  await reads(live);
});

test('goes on under a new token where the old one has ended', async () => {
  const callback = vi.fn(() => Promise.resolve(`aaa.bbb.${callback.mock.calls.length}`));
  service.record();
  embed(callback);
  await reads(live);

  service.refusedTokens.add('Bearer aaa.bbb.1');
  service.close(4401);
  await vi.waitFor(() => expect(callback).toHaveBeenCalledTimes(2), 15_000);
  service.record();

  await reads(live, 'Ada Lovelace approved payout po_2');
});

test('leaves nothing behind where it is taken out of the page', async () => {
  embed(() => Promise.resolve('aaa.bbb.ccc'));
  await reads(live);

  element.remove();

  await vi.waitFor(() => expect(service.live.value.open).toBe(0), 15_000);
});
