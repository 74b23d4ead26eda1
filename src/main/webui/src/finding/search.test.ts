import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { Address } from '../address/address.js';
import { Service } from '../service/service.js';
import { Search } from './search.js';

let service: LocalService;
let address: Address;
let search: Search;

beforeEach(async () => {
  service = await LocalService.start();
  address = new Address(ownAddressBar());
  search = new Search(new Service(service.origin), address);
});

afterEach(async () => {
  search.stop();
  await service.stop();
});

test('lets a query through when the service can read it', async () => {
  address.go({ q: 'action:login' });

  search.start();

  await until(search.state, ({ accepted }) => accepted === 'action:login');
  expect(search.state.value.fault).toBeNull();
});

test('keeps the last good query while the one in the address is wrong, and says why', async () => {
  service.faults.set('action:', 'at 8: expected a value');
  search.start();
  address.amend({ q: 'login' });
  await until(search.state, ({ accepted }) => accepted === 'login');

  address.amend({ q: 'action:' });
  const wrong = await until(search.state, ({ fault }) => fault !== null);
  expect(wrong).toMatchObject({ accepted: 'login', fault: { query: 'action:', at: 7, expected: 'a value' } });

  address.amend({ q: 'action:login' });
  await until(search.state, ({ accepted, fault }) => accepted === 'action:login' && fault === null);
});

test('keeps the last good query where nobody is signed in any more, and judges the other as soon as somebody is', async () => {
  search.start();
  address.amend({ q: 'login' });
  await until(search.state, ({ accepted }) => accepted === 'login');
  service.signedIn = false;
  const { requests } = service;
  const before = requests.length;
  address.amend({ q: 'action:' });
  await vi.waitFor(() => expect(requests.length).toBe(before + 1));

  service.signedIn = true;
  service.faults.set('action:', 'at 8: expected a value');
  search.start();
  await until(search.state, ({ fault }) => fault !== null);

  expect(search.state.value.accepted).toBe('login');
});

test.each(['', 'action:login'])('lets %j wait while it rests', async (q) => {
  address.amend({ q: 'login' });
  search.start();
  await until(search.state, ({ accepted }) => accepted === 'login');

  search.rest();
  address.amend({ q });
  expect(search.state.value.accepted).toBe('login');
  search.start();

  await until(search.state, ({ accepted }) => accepted === q);
});

test('asks again for as long as the service cannot be reached, and what is on show stays', async () => {
  search.start();
  address.amend({ q: 'login' });
  await until(search.state, ({ accepted }) => accepted === 'login');
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const asked = vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('no network'));

  address.amend({ q: 'logout' });
  await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0));
  expect(search.state.value.accepted).toBe('login');
  vi.advanceTimersByTime(5_000);
  await until(search.state, ({ accepted }) => accepted === 'logout');

  asked.mockRestore();
  vi.useRealTimers();
});

test('forgets a judgement that comes after the query has changed again', async () => {
  search.start();
  const release = service.holdLists();
  address.amend({ q: 'first' });
  await until(service.live, ({ lists }) => lists === 1);
  const seen: (string | null)[] = [];
  search.state.watch(() => seen.push(search.state.value.accepted));

  address.amend({ q: 'second' });
  release();
  await until(search.state, ({ accepted }) => accepted === 'second');

  expect(seen).toEqual(['second']);
});

test('lets everything through at once, without asking', () => {
  search.start();

  expect(service.requests).toEqual([]);
});

test('leaves it to the log to tell of a service that does not answer', async () => {
  service.listProblem = { status: 503, body: { title: 'Service Unavailable', status: 503 } };
  address.go({ q: 'login' });

  search.start();

  await until(search.state, ({ accepted }) => accepted === 'login');
});

test('judges anew for who signs in after somebody else', async () => {
  search.start();
  address.go({ q: 'login' });
  await until(search.state, ({ accepted }) => accepted === 'login');

  search.stop();
  expect(search.state.value.accepted).toBeNull();
  search.start();

  await until(search.state, ({ accepted }) => accepted === 'login');
});
