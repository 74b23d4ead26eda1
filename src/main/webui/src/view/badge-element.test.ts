// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Standing } from '../log/log-state.js';
import { texts } from '../texts.js';
import './badge-element.js';
import type { BadgeElement } from './badge-element.js';

test.each(Object.keys(texts.connection) as Standing[])('%s is said in its own words, aloud', async (standing) => {
  const badge = document.createElement('eyewitness-badge') as BadgeElement;
  document.body.append(badge);

  badge.standing = standing;
  await badge.updateComplete;

  const status = badge.renderRoot.querySelector('[role=status]');
  expect(status?.textContent.trim()).toBe(texts.connection[standing].label);
  expect(status?.getAttribute('aria-live')).toBe('polite');
});

test('no two states say the same', () => {
  const labels = Object.values(texts.connection).map(({ label }) => label);

  expect(new Set(labels).size).toBe(labels.length);
});
