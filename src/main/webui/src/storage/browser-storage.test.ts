// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { browserStore } from './browser-storage.js';

afterEach(() => {
  vi.restoreAllMocks();
  window.localStorage.clear();
});

test('what was written is read', () => {
  expect(browserStore.write('a', [1, { b: 'c' }])).toBe(true);
  expect(browserStore.read('a')).toEqual([1, { b: 'c' }]);
  expect(browserStore.read('b')).toBeNull();
});

test('rubbish is nothing', () => {
  window.localStorage.setItem('eyewitness.a', '{"half');

  expect(browserStore.read('a')).toBeNull();
});

test('a storage that the browser refuses to show is none', () => {
  vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });

  expect(browserStore.write('a', 1)).toBe(false);
  expect(browserStore.read('a')).toBeNull();
});
