import { expect, test } from 'vitest';
import { LocalStore } from '../../test/local-store.js';
import type { Json } from '../json/json.js';
import { SavedSearches } from './saved-searches.js';

const failures = { name: 'Failures', q: 'success:false' };
const logins = { name: 'Log-ins', q: 'action:login' };

test('what was saved is there at the next visit, by name', () => {
  const store = new LocalStore();
  const searches = new SavedSearches(store);
  searches.save(logins.name, logins.q);
  searches.save(failures.name, failures.q);

  expect(new SavedSearches(store).state.value.list).toEqual([failures, logins]);

  searches.remove(failures.name);
  expect(new SavedSearches(store).state.value.list).toEqual([logins]);
});

test('a name has one query, the last one that was given it', () => {
  const searches = new SavedSearches(new LocalStore());

  searches.save('Mine', 'a');
  searches.save('Mine', 'b');

  expect(searches.state.value.list).toEqual([{ name: 'Mine', q: 'b' }]);
});

test('two pages do not undo what the other has saved', () => {
  const store = new LocalStore();
  const [one, other] = [new SavedSearches(store), new SavedSearches(store)];

  one.save(failures.name, failures.q);
  other.save(logins.name, logins.q);
  one.reload();

  expect(one.state.value.list).toEqual([failures, logins]);
});

test.each<Json>([
  'rubbish',
  7,
  { name: 'a', q: 'b' },
  [null, 7, 'x', [], { name: 'a' }, { q: 'b' }, { name: '', q: 'b' }, { name: 1, q: 'b' }, { name: 'a', q: {} }],
])('rubbish in the storage is none: %j', (rubbish) => {
  const store = new LocalStore();
  store.kept.set('searches', rubbish);

  expect(new SavedSearches(store).state.value.list).toEqual([]);
});

test('good ones beside rubbish are kept', () => {
  const store = new LocalStore();
  store.kept.set('searches', [7, { ...logins, more: true }]);

  expect(new SavedSearches(store).state.value.list).toEqual([logins]);
});

test('where the storage is refused, they hold for this visit, and it is said', () => {
  const store = new LocalStore();
  store.refusing = true;
  const searches = new SavedSearches(store);

  searches.save(failures.name, failures.q);
  searches.save(logins.name, logins.q);
  searches.reload();

  expect(searches.state.value).toEqual({ list: [failures, logins], refused: true });
});
