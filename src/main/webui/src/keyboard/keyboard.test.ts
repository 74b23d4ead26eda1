// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test } from 'vitest';
import { watchKey, watchKeys, type Command } from './keyboard.js';

let ran: Command[];
let end: () => void;

beforeEach(() => {
  ran = [];
  end = watchKeys(document, (command) => ran.push(command) > 0);
});

afterEach(() => {
  end();
  document.body.replaceChildren();
});

function press(key: string, on: Element = document.body, differing: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...differing });
  on.dispatchEvent(event);
  return event;
}

function element(name: string, attributes: Readonly<Record<string, string>> = {}): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  document.body.append(made);
  return made;
}

test('each key runs its command, and the browser does nothing with it', () => {
  const events = ['/', 'j', 'k', 'Enter', '?'].map((key) => press(key));

  expect(ran).toEqual(['search', 'next', 'previous', 'open', 'help']);
  expect(events.every((event) => event.defaultPrevented)).toBe(true);
});

test('other keys, and keys with a modifier, are left to the browser', () => {
  press('x');
  press('constructor');
  press('j', document.body, { ctrlKey: true });
  press('k', document.body, { metaKey: true });

  expect(ran).toEqual([]);
});

test.each(['input', 'textarea', 'select'])(
  'in a field of the kind %s they are letters, also out of its shadow',
  (name) => {
    const host = element('div');
    const field = document.createElement(name);
    host.attachShadow({ mode: 'open' }).append(field);

    const event = press('j', field);

    expect(ran).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  },
);

test('on a button Enter presses it, and the other keys work', () => {
  const button = element('button');

  press('Enter', button);
  press('j', button);

  expect(ran).toEqual(['next']);
});

test('while a dialog is open the page behind it is out of reach', () => {
  press('j', element('dialog'));
  press('j', element('div', { role: 'dialog' }));

  expect(ran).toEqual([]);
});

test('what cannot be done now is left to the browser', () => {
  end();
  end = watchKeys(document, () => false);

  expect(press('j').defaultPrevented).toBe(false);
});

test('a further key does what it is given, where it means nothing else', () => {
  let pressed = 0;
  const endKey = watchKey(document, 'p', () => pressed++);

  press('p');
  press('p', element('input'));
  press('p', document.body, { ctrlKey: true });
  press('o');
  expect(pressed).toBe(1);

  endKey();
  press('p');
  expect(pressed).toBe(1);
});
