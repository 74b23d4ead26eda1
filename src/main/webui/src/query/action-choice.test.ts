import { expect, test } from 'vitest';
import { pickedActions, withActions } from './action-choice.js';

const codes = ['login', 'logout', 'user_created', 'user_deleted'];

test('what was typed by hand is picked, by a beginning too', () => {
  expect([...pickedActions('action:user_*,login x', codes)]).toEqual(['login', 'user_created', 'user_deleted']);
  expect([...pickedActions('-action:login action:log', codes)]).toEqual([]);
  expect([...pickedActions('action:*', codes)]).toEqual(codes);
});

test('one more is one value more', () => {
  expect(withActions('x', ['login'], true, codes)).toBe('x action:login');
  expect(withActions('action:login x', ['logout', 'login'], true, codes)).toBe('action:login,logout x');
});

test('one less leaves the others, and the last one takes the term with it', () => {
  expect(withActions('action:login,logout x', ['login'], false, codes)).toBe('action:logout x');
  expect(withActions('action:user_*,login', ['user_deleted'], false, codes)).toBe('action:user_created,login');
  expect(withActions('action:login x', ['login'], false, codes)).toBe('x');
  expect(withActions('action:own_thing,login', ['login'], false, codes)).toBe('action:own_thing');
});
