import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RestfulFrames } from './restful-frames.js';

let now: number;
let asked: (() => void)[];
let frames: RestfulFrames;

beforeEach(() => {
  now = 1_000;
  asked = [];
  frames = new RestfulFrames();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => asked.push(callback));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => (asked[frame - 1] = () => undefined));
});

afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): void {
  now += ms;
  vi.advanceTimersByTime(ms);
}

/** The browser draws a frame, which takes so long. */
function draw(tookMs: number): void {
  for (const callback of asked.splice(0)) {
    callback();
  }
  pass(tookMs);
}

test('calls back before the next frame', () => {
  const callback = vi.fn<() => void>();
  frames.next(callback);
  expect(callback).not.toHaveBeenCalled();

  draw(1);

  expect(callback).toHaveBeenCalledOnce();
});

test('rests after what took long to draw, twenty times as long', () => {
  const callback = vi.fn<() => void>();
  frames.next(() => undefined);
  draw(0);
  draw(20);

  frames.next(callback);
  pass(399);
  draw(0);
  expect(callback).not.toHaveBeenCalled();

  pass(1);
  draw(0);
  expect(callback).toHaveBeenCalledOnce();
});

test('rests no longer than that it is live', () => {
  const callback = vi.fn<() => void>();
  frames.next(() => undefined);
  draw(0);
  draw(5_000);

  frames.next(callback);
  pass(1_000);
  draw(0);

  expect(callback).toHaveBeenCalledOnce();
});

test.each([0, 40])('a wish that is taken back is not called, after a drawing of %d ms', (tookMs) => {
  const callback = vi.fn<() => void>();
  frames.next(() => undefined);
  draw(0);
  draw(tookMs);

  const takeBack = frames.next(callback);
  takeBack();
  pass(1_000);
  draw(0);

  expect(callback).not.toHaveBeenCalled();
});
