import { expect, test } from 'vitest';
import { ServiceProblem } from '../service/problem.js';
import { mended, queryFault } from './query-fault.js';

function refusal(detail: string): ServiceProblem {
  return new ServiceProblem(400, 'Bad Request', detail);
}

test('a fault is where the service says, with what it had expected and what was probably meant', () => {
  const said = 'q at 14: expected a field before the colon (adminId?): one of action, category or meta.<name>';

  const fault = queryFault('action:login adminid:ada', refusal(said));

  expect(fault).toEqual({
    query: 'action:login adminid:ada',
    at: 13,
    expected: 'a field before the colon: one of action, category or meta.<name>',
    suggestion: 'adminId',
  });
  expect(fault && mended(fault)).toBe('action:login adminId:ada');
});

test.each([
  ['"fraud', 'q at 7: expected a closing quotation mark for the one at 1', 6],
  ['𝄞 x:1', 'q at 3: expected a field before the colon: one of action', 3],
])('the place in %s is counted in whole characters', (query, said, at) => {
  expect(queryFault(query, refusal(said))).toMatchObject({ at, suggestion: null });
});

test('what a suggestion does not come with is left as it is', () => {
  const fault = queryFault('ip:x', refusal('q at 4: expected an IPv4 or IPv6 address (such as 10.0.0.1)'));

  expect(fault?.expected).toBe('an IPv4 or IPv6 address (such as 10.0.0.1)');
  expect(fault && mended(fault)).toBeNull();
});

test('no fault of the query is made of another problem', () => {
  expect(queryFault('a', refusal('limit: must be at most 200'))).toBeNull();
  expect(queryFault('a', new ServiceProblem(503, 'Unavailable', 'q at 1: expected rest'))).toBeNull();
});
