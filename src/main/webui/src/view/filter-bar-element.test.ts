// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LocalService } from '../../test/local-service.js';
import { drawn, seen, seenText } from '../../test/seen.js';
import { until } from '../../test/until.js';
import { ownAddressBar } from '../address/address-bar.js';
import { App } from '../app/app.js';
import { Service } from '../service/service.js';
import './filter-bar-element.js';
import type { FilterBarElement } from './filter-bar-element.js';

let service: LocalService;
let app: App;
let bar: FilterBarElement;

beforeEach(async () => {
  service = await LocalService.start();
  service.actions = [
    { code: 'login', label: 'Logged in', category: 'authentication', icon: 'log-in' },
    { code: 'payout_approved', label: '<b>Payout</b> approved', category: 'payout', icon: 'badge-check' },
    { code: 'payout_rejected', label: 'Payout rejected', category: 'payout', icon: 'badge-x' },
  ];
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL(service.origin);
  app = new App(new Service(service.origin), ownAddressBar());
  bar = document.createElement('eyewitness-filter-bar') as FilterBarElement;
  bar.app = app;
  document.body.append(bar);
  await app.open();
  await until(app.actions, ({ list }) => list.length > 0);
  await drawn(bar);
});

afterEach(async () => {
  bar.remove();
  app.close();
  await service.stop();
});

function field(): HTMLInputElement {
  return seen<HTMLInputElement>(bar, 'input[role=combobox]');
}

async function type(text: string): Promise<void> {
  field().focus();
  field().value = text;
  field().setSelectionRange(text.length, text.length);
  field().dispatchEvent(new Event('input'));
  await drawn(bar);
}

async function press(key: string): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true });
  field().dispatchEvent(event);
  await drawn(bar);
  return event;
}

function options(): string[] {
  return [...seen(bar, '[role=listbox]').querySelectorAll('bdi:first-child')].map((option) => option.textContent);
}

function q(): string {
  return app.address.state.value.q;
}

describe('the search box', () => {
  test('hands on what was typed when the person pauses, and at once with Enter', async () => {
    await type('fraud');
    expect(q()).toBe('');
    await until(app.address.state, (place) => place.q === 'fraud');

    await type('  fraud case ');
    await press('Enter');

    expect(q()).toBe('fraud case');
    await until(app.search.state, ({ accepted }) => accepted === 'fraud case');
  });

  test('makes one step of what is typed, however often the person pauses', async () => {
    const steps: string[] = [];
    vi.spyOn(app.address, 'go').mockImplementation(({ q: query }) => {
      steps.push(`go ${query}`);
      app.address.state.change({ q: query ?? '' });
    });
    vi.spyOn(app.address, 'amend').mockImplementation(({ q: query }) => {
      steps.push(`amend ${query}`);
      app.address.state.change({ q: query ?? '' });
    });
    await type('fra');
    await until(app.address.state, (place) => place.q === 'fra');
    await type('fraud');
    await until(app.address.state, (place) => place.q === 'fraud');
    await type('fraud case');
    await press('Enter');
    await type('login');
    await press('Enter');

    expect(steps).toEqual(['go fra', 'amend fraud', 'amend fraud case', 'go login']);
  });

  test('completes fields and values by the keys of a list', async () => {
    await type('act');
    expect(options()[0]).toBe('action:');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(field().hasAttribute('aria-activedescendant')).toBe(false);

    await press('ArrowDown');
    expect(field().getAttribute('aria-activedescendant')).toBe('suggestion-0');
    await press('Enter');
    expect(field().value).toBe('action:');
    expect(options()).toEqual(['login', 'payout_approved', 'payout_rejected']);

    await press('ArrowUp');
    await press('Tab');
    expect(q()).toBe('action:payout_rejected');
    expect(field().getAttribute('aria-expanded')).toBe('false');
  });

  test('Esc closes the list first, and Tab leaves the field when nothing is chosen', async () => {
    await type('act');
    expect((await press('Tab')).defaultPrevented).toBe(false);

    await press('Escape');

    expect(field().getAttribute('aria-expanded')).toBe('false');
    expect(field().value).toBe('act');
  });

  test('shows the place of a fault, what was expected, and mends what was misspelt', async () => {
    service.faults.set('action:login adminid:ada', 'at 14: expected a field before the colon (adminId?): one of …');
    await type('action:login adminid:ada');
    await press('Enter');
    await until(app.search.state, ({ fault }) => fault !== null);
    await drawn(bar);

    expect(seenText(seen(bar, '.fault'))).toContain('Expected a field before the colon: one of ….');
    expect(seen(bar, '.fault mark').textContent).toBe('adminid:ada');
    expect(seenText(seen(bar, '.fault'))).toContain('the rows show everything');
    expect(field().getAttribute('aria-invalid')).toBe('true');

    seen<HTMLButtonElement>(bar, '.fault button').click();

    expect(q()).toBe('action:login adminId:ada');
  });

  test('does not complain of what is still being written', async () => {
    service.faults.set('action:', 'at 8: expected a value');
    await type('action:');
    await until(app.search.state, ({ fault }) => fault !== null);
    await drawn(bar);
    expect(seenText(bar)).not.toContain('Expected');

    await press('Escape');
    await press('Enter');

    expect(seenText(seen(bar, '.fault'))).toContain('Expected a value.');
  });

  test('follows a query that came from elsewhere, but not while the person types', async () => {
    app.address.go({ q: 'login' });
    await drawn(bar);
    expect(field().value).toBe('login');

    await type('something else');
    app.address.amend({ q: 'logout' });
    await drawn(bar);

    expect(field().value).toBe('something else');
  });
});

describe('the chips', () => {
  test('say each term in words, and take it away', async () => {
    app.address.go({ q: 'action:login -admin:bot' });
    await drawn(bar);
    const chips = seen(bar, 'eyewitness-term-chips');
    expect(seenText(chips)).toBe('Action: Logged in Admin: not bot');

    seen<HTMLButtonElement>(chips, 'button').click();

    expect(q()).toBe('-admin:bot');
  });

  test('leave out what is no term', async () => {
    app.address.go({ q: 'nonsense: "open' });
    await drawn(bar);

    expect(seenText(seen(bar, 'eyewitness-term-chips'))).toBe('');
  });
});

describe('the pickers', () => {
  function opener(picker: Element): HTMLButtonElement {
    return seen(seen(picker, 'eyewitness-dropdown'), 'button');
  }

  async function opened(picker: string): Promise<Element> {
    const element = seen(bar, picker);
    opener(element).click();
    await drawn(bar);
    return element;
  }

  test('show actions by category with their icons, tick what was typed, and write what is ticked', async () => {
    app.address.go({ q: 'action:payout_* x' });
    await drawn(bar);
    const picker = await opened('eyewitness-action-picker');
    const legends = [...picker.shadowRoot!.querySelectorAll('legend')].map((legend) => legend.textContent);
    const boxes = [...picker.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(legends.map((legend) => legend.trim().split(/\s/)[0])).toEqual(['Authentication', 'Payout']);
    expect(boxes.map(({ checked }) => checked)).toEqual([false, true, true]);
    expect(picker.shadowRoot!.querySelectorAll('label svg')).toHaveLength(3);
    expect(picker.shadowRoot!.textContent).toContain('<b>Payout</b> approved');

    boxes[0]?.click();
    expect(q()).toBe('action:payout_*,login x');
    boxes[2]?.click();
    expect(q()).toBe('action:payout_approved,login x');
  });

  test('close by Esc, wherever the focus is, and by a press elsewhere', async () => {
    const picker = await opened('eyewitness-action-picker');
    const dropdown = seen(picker, 'eyewitness-dropdown');
    expect(opener(picker).getAttribute('aria-expanded')).toBe('true');

    dropdown.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await drawn(bar);
    expect(opener(picker).getAttribute('aria-expanded')).toBe('false');

    await opened('eyewitness-action-picker');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await drawn(bar);
    expect(opener(picker).getAttribute('aria-expanded')).toBe('false');

    await opened('eyewitness-action-picker');
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await drawn(bar);
    expect(opener(picker).getAttribute('aria-expanded')).toBe('false');
  });

  test('choose outcome and severity, and show those that were typed', async () => {
    app.address.go({ q: 'severity:warning' });
    await drawn(bar);
    const outcome = seen<HTMLSelectElement>(bar, 'select[aria-label=Outcome]');
    const severity = seen<HTMLSelectElement>(bar, 'select[aria-label=Severity]');
    expect(severity.value).toBe('>=warning');

    outcome.value = 'false';
    outcome.dispatchEvent(new Event('change'));
    expect(q()).toBe('severity:warning success:false');

    app.address.go({ q: 'severity:<critical' });
    await drawn(bar);
    expect([...severity.options].find(({ selected }) => selected)?.text).toBe('As typed');
  });

  test('choose a time by a preset, and by two local times', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T09:30:00.400Z') });
    const picker = await opened('eyewitness-time-picker');
    seen<HTMLButtonElement>(picker, '.presets button').click();
    expect(q()).toBe('after:2026-11-22T09:15:00Z');
    vi.useRealTimers();

    await opened('eyewitness-time-picker');
    const [from, to] = [seen<HTMLInputElement>(picker, '#from'), seen<HTMLInputElement>(picker, '#to')];
    from.value = '2026-11-20T10:00';
    to.value = '2026-11-20T09:00';
    seen<HTMLFormElement>(picker, 'form').requestSubmit();
    await drawn(bar);
    expect(picker.shadowRoot!.textContent).toContain('The end is not after the beginning.');

    to.value = '2026-11-20T11:00';
    seen<HTMLFormElement>(picker, 'form').requestSubmit();
    const written = (local: string): string => new Date(local).toISOString().replace('.000Z', 'Z');
    expect(q()).toBe(`after:${written('2026-11-20T10:00')} before:${written('2026-11-20T11:00')}`);
  });

  test('are all cleared at once', async () => {
    app.address.go({ q: 'severity:warning x' });
    await drawn(bar);

    [...bar.renderRoot.querySelectorAll('button')].at(-1)?.click();

    expect(q()).toBe('');
  });
});
