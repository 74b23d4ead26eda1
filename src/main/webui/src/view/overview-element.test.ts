// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { drawn, seen, seenText } from '../../test/seen.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { App } from '../app/app.js';
import { Service } from '../service/service.js';
import './overview-element.js';
import type { OverviewElement } from './overview-element.js';

/** What draws needs a canvas, which there is none of here; it is seen in a real browser. */
const chart = vi.hoisted(() => ({ chosen: (_from: Date, _to: Date): void => undefined }));

vi.mock('./histogram-chart.js', () => ({
  chartStyles: {},
  HistogramChart: class {
    constructor(_into: unknown, _width: number, _summary: unknown, _colours: unknown, chosen: typeof chart.chosen) {
      chart.chosen = chosen;
    }
    show(): void {}
    mark(): void {}
    unmark(): void {}
    resize(): void {}
    destroy(): void {}
  },
}));

const hour = 3_600_000;
const start = new Date('2026-11-22T08:00:00Z').getTime();
const counts = {
  interval: 'hour',
  total: 1_234,
  failed: 3,
  buckets: [0, 1, 2].map((index) => ({
    start: new Date(start + index * hour).toISOString(),
    total: 10 * index,
    failed: index,
  })),
  actions: [{ action: 'login', count: 900 }],
  admins: [{ adminId: 'ada', adminName: '<b>Ada</b>', count: 1_000 }],
};

let service: LocalService;
let app: App;
let overview: OverviewElement;

beforeEach(async () => {
  service = await LocalService.start();
  service.summaryAnswer = { status: 200, body: counts };
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(service.origin);
  app = new App(new Service(service.origin), ownAddressBar());
  overview = document.createElement('eyewitness-overview') as OverviewElement;
  overview.app = app;
  document.body.append(overview);
  await app.open();
  await until(app.overview.state, ({ summary, problem }) => summary !== null || problem !== null);
  await drawn(overview);
});

afterEach(async () => {
  overview.remove();
  app.close();
  await service.stop();
});

function slider(): HTMLElement {
  return seen(overview, '[role=slider]');
}

async function press(key: string, shiftKey = false): Promise<void> {
  slider().dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  await drawn(overview);
}

test('says how many there were and how many failed, in words', () => {
  const shown = seenText(overview);

  expect(shown).toContain('1,234 activities');
  expect(shown).toContain('3 failed');
  expect(shown).toContain('in the last 24 hours');
});

test('a range is chosen by dragging, in whole bars', async () => {
  await vi.waitFor(() => expect(chart.chosen.length).toBe(2));

  chart.chosen(new Date(start + hour / 2), new Date(start + 1.5 * hour));

  expect(app.address.state.value.q).toBe('after:2026-11-22T08:00:00Z before:2026-11-22T10:00:00Z');
});

test('a range is chosen with the keys, and each bar is told', async () => {
  await press('End');
  expect(slider().getAttribute('aria-valuenow')).toBe('2');
  expect(slider().getAttribute('aria-valuetext')).toMatch(/: 20, of which 2 failed$/);

  await press('ArrowLeft', true);
  expect(slider().getAttribute('aria-valuetext')).toMatch(/Enter to look into it$/);
  await press('Enter');

  expect(app.address.state.value.q).toBe('after:2026-11-22T09:00:00Z before:2026-11-22T11:00:00Z');
});

test('a range that was begun is given up with Esc', async () => {
  await press('ArrowRight', true);

  await press('Escape');

  expect(slider().getAttribute('aria-valuetext')).toContain('of which');
  expect(app.address.state.value.q).toBe('');
});

test('the most frequent are a press away, as text', async () => {
  const names = [...overview.renderRoot.querySelectorAll('ol button')].map((button) => button.textContent.trim());
  expect(names.map((name) => name.replaceAll(/\s+/g, ''))).toEqual(['login900', '<b>Ada</b>1,000']);

  overview.renderRoot.querySelectorAll<HTMLButtonElement>('ol button')[1]?.click();

  expect(app.address.state.value.q).toBe('admin:ada');
});

test('what cannot be counted in time says so, with a way on', async () => {
  const type = 'urn:eyewitness:problem:too-costly';
  service.summaryAnswer = { status: 503, body: { type, title: 'Too Costly', status: 503 } };
  app.address.go({ q: 'x' });
  await until(app.overview.state, ({ problem }) => problem !== null);
  await drawn(overview);
  expect(seenText(overview)).toContain('too much to count');

  service.summaryAnswer = { status: 200, body: counts };
  seen<HTMLButtonElement>(overview, '.counts button').click();

  await until(app.overview.state, ({ summary }) => summary !== null);
});

test('a link whose query cannot be read counts what the rows show', async () => {
  app.close();
  overview.remove();
  service.faults.set('severty:critical', 'at 1: expected a field before the colon (severity?): one of …');
  app = new App(new Service(service.origin), ownAddressBar());
  app.address.go({ q: 'severty:critical' });
  overview = document.createElement('eyewitness-overview') as OverviewElement;
  overview.app = app;
  document.body.append(overview);

  await app.open();
  await until(app.search.state, ({ fault }) => fault !== null);
  await until(app.overview.state, ({ summary }) => summary !== null);
  await drawn(overview);

  expect(seenText(overview)).toContain('1,234 activities');
  expect(app.log.state.value.filter.q ?? '').toBe('');
});
