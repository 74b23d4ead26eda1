import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Watchdog } from './watchdog.js';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

test('barks once after the limit has passed in silence', () => {
  const bark = vi.fn<() => void>();
  new Watchdog(bark).watch(5_000);

  vi.advanceTimersByTime(5_000);
  expect(bark).not.toHaveBeenCalled();

  vi.advanceTimersByTime(60_000);
  expect(bark).toHaveBeenCalledOnce();
});

test('each sound begins the limit anew', () => {
  const bark = vi.fn<() => void>();
  const watchdog = new Watchdog(bark);
  watchdog.watch(5_000);

  for (let round = 0; round < 5; round++) {
    vi.advanceTimersByTime(4_000);
    watchdog.heard();
  }

  expect(bark).not.toHaveBeenCalled();
});

test('a sleep of the computer shows at the first look after it', () => {
  const bark = vi.fn<() => void>();
  const watchdog = new Watchdog(bark);
  watchdog.watch(5_000);

  vi.setSystemTime(Date.now() + 3_600_000);
  watchdog.check();

  expect(bark).toHaveBeenCalledOnce();
});

test('is silent when stopped', () => {
  const bark = vi.fn<() => void>();
  const watchdog = new Watchdog(bark);
  watchdog.watch(5_000);

  watchdog.stop();
  vi.advanceTimersByTime(60_000);
  watchdog.check();

  expect(bark).not.toHaveBeenCalled();
});
