import { expect, test } from 'vitest';
import { LocalStore } from '../../test/local-store.js';
import { Appearance } from './appearance.js';

test('is as the system is until the person chooses, and then as chosen, also at the next visit', () => {
  const store = new LocalStore();
  const appearance = new Appearance(store);
  expect(appearance.state.value.choice).toBe('system');

  appearance.choose('dark');

  expect(appearance.state.value.choice).toBe('dark');
  expect(new Appearance(store).state.value.choice).toBe('dark');
});

test('rubbish in the storage is no choice, and without a storage a choice holds for this visit', () => {
  const store = new LocalStore();
  store.kept.set('appearance', { choice: 'pink' });
  const appearance = new Appearance(store);
  expect(appearance.state.value.choice).toBe('system');

  store.refusing = true;
  appearance.choose('light');

  expect(appearance.state.value.choice).toBe('light');
});
