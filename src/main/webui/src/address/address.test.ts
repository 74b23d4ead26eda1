// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { AddressBar } from './address-bar.js';
import { ownAddressBar } from './address-bar.js';
import { Address } from './address.js';
import { readPlace, start, writePlace, type Place } from './place.js';

/** A history as a browser keeps it. */
class LocalHistory implements AddressBar {
  readonly entries: string[];
  at = 0;
  #moved = (): void => undefined;

  constructor(search: string) {
    this.entries = [search];
  }

  read(): string {
    return this.entries[this.at] ?? '';
  }

  replace(search: string): void {
    this.entries[this.at] = search;
  }

  push(search: string): void {
    this.entries.splice(++this.at, Infinity, search);
  }

  watch(moved: () => void): () => void {
    this.#moved = moved;
    return () => {
      this.#moved = () => undefined;
    };
  }

  back(): void {
    this.at--;
    this.#moved();
  }
}

const places: Place[] = [
  start,
  { ...start, q: 'action:user_*,login -admin:bot@x.io "free & text" meta.a:+1#?=%' },
  { ...start, activity: '019ab1e2-7d6f-7c41-9b0a-000000000001' },
  { q: '"\\"é𝄞"', view: 'sessions', sessions: 'all', activity: 's 1&view=log' },
];

test.each(places)('a link leads to the place that it was made of', (place) => {
  expect(readPlace(writePlace(place))).toEqual(place);
});

test('an address that names no place leads to the log', () => {
  expect(readPlace('?view=elsewhere&sessions=some&activity=&q=%20%20&%E0%A4%A')).toEqual(start);
  expect(writePlace(start)).toBe('');
});

test('steps can be taken back, small changes on the way cannot', () => {
  const history = new LocalHistory('?q=login');
  const address = new Address(history);
  address.open();

  address.amend({ q: 'logi' });
  address.go({ q: 'logi', activity: 'a1' });
  address.amend({ q: 'log' });
  expect(history.entries).toEqual(['?q=logi', '?q=log&activity=a1']);

  history.back();
  expect(address.state.value).toEqual({ ...start, q: 'logi' });
});

test('what changes nothing is no step, and nobody is told', () => {
  const history = new LocalHistory('?q=login');
  const address = new Address(history);
  address.open();
  let told = 0;
  address.state.watch(() => told++);

  address.go({ q: 'login' });
  address.amend({ view: 'log' });

  expect(told).toBe(0);
  expect(history.entries).toEqual(['?q=login']);
});

test('after it was closed it follows the browser no more', () => {
  const history = new LocalHistory('');
  const address = new Address(history);
  address.open();
  address.go({ q: 'login' });

  address.close();
  history.back();

  expect(address.state.value.q).toBe('login');
});

test("a stranger's parameters stay, and a token is never among the page's own", () => {
  const history = new LocalHistory('?lang=en&q=login');
  const address = new Address(history);

  address.go({ q: '', view: 'sessions' });

  expect(history.read()).toBe('?lang=en&view=sessions');
  expect(address.linkTo({ view: 'log', activity: 'a1' })).toBe('?lang=en&activity=a1');
});

test('as a part of another page it leaves the address alone', () => {
  const address = new Address(ownAddressBar());
  address.open();

  address.go({ q: 'login' });

  expect(address.state.value.q).toBe('login');
  expect(window.location.href).not.toContain('login');
});
