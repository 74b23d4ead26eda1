import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Pulse } from './pulse.js';

let said: number;
let silences: number;
let pulse: Pulse;

beforeEach(() => {
  vi.useFakeTimers();
  said = 0;
  silences = 0;
  pulse = new Pulse(
    () => said++,
    () => silences++,
  );
  pulse.begin();
});

afterEach(() => {
  pulse.stop();
  vi.useRealTimers();
});

test('asks when it has become quiet, and bears three seconds without an answer', () => {
  vi.advanceTimersByTime(6_250);
  expect([said, silences]).toEqual([1, 0]);

  vi.advanceTimersByTime(4_000);
  expect([said, silences]).toEqual([1, 1]);
});

test('asks nothing while it hears enough', () => {
  for (let second = 0; second < 60; second++) {
    vi.advanceTimersByTime(1_000);
    pulse.heard();
  }

  expect([said, silences]).toEqual([0, 0]);
});

test('takes whatever it hears for the answer, and asks again when it is quiet again', () => {
  pulse.ask();
  vi.advanceTimersByTime(2_000);
  pulse.heard();
  vi.advanceTimersByTime(4_000);
  expect([said, silences]).toEqual([1, 0]);

  vi.advanceTimersByTime(2_250);
  expect([said, silences]).toEqual([2, 0]);
});

test('asks nothing before it begins, nor after it was stopped', () => {
  pulse.stop();
  pulse.ask();
  pulse.heard();
  vi.advanceTimersByTime(60_000);

  expect([said, silences]).toEqual([0, 0]);
});
