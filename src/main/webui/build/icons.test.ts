import { expect, test } from 'vitest';
import { iconShapes } from 'virtual:icon-shapes';
import { interfaceIcons } from '../src/icons/interface-icons.js';
import { catalogueIcons, shapesModule } from './icons.js';

test('every icon of the catalogue and of the page is bundled, and no other', () => {
  expect(catalogueIcons()).toHaveLength(40);
  expect(new Set(iconShapes.keys())).toEqual(new Set([...catalogueIcons(), ...interfaceIcons]));
});

test('an icon that does not exist stops the build', () => {
  expect(() => shapesModule(['no-such-icon'], {})).toThrow('Lucide has no icon "no-such-icon"');
});
