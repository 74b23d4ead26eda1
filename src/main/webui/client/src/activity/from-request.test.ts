import { describe, expect, test } from 'vitest';
import { fromRequest } from './from-request.js';

function node(
  remoteAddress: string,
  headers: Record<string, string | string[]> = {},
): Parameters<typeof fromRequest>[0] {
  return { headers, socket: { remoteAddress } };
}

function fetched(headers: Record<string, string>): Request {
  return new Request('https://office.example.com/', { headers });
}

describe('the address', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7, 10.0.0.1', '203.0.113.7'],
    ['203.0.113.7:51234', '203.0.113.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('of a proxy that forwards %s is %s', (forwarded, address) => {
    expect(fromRequest(fetched({ 'X-Forwarded-For': forwarded })).ipAddress).toBe(address);
  });

  test.each(['unknown', '999.1.1.1', '010.0.0.1', 'example.com', ':', '::g', '1.2.3', "'; --", ''])(
    'is left out where the header says %o, which would get the activity refused',
    (forwarded) => {
      expect(fromRequest(fetched({ 'X-Forwarded-For': forwarded }))).toEqual({});
    },
  );

  test('of a Node request is that of its socket, unless there is a proxy', () => {
    const request = node('::ffff:10.0.0.5', { 'x-forwarded-for': '203.0.113.7' });

    expect(fromRequest(request).ipAddress).toBe('10.0.0.5');
    expect(fromRequest(request, { behindProxy: true }).ipAddress).toBe('203.0.113.7');
  });

  test('is that of the socket where the proxy says nothing of use', () => {
    expect(fromRequest(node('10.0.0.5', { 'x-forwarded-for': ['nonsense'] }), { behindProxy: true }).ipAddress).toBe(
      '10.0.0.5',
    );
  });
});

test('the user agent is what the header says, as much as the service takes', () => {
  expect(fromRequest(fetched({ 'User-Agent': 'Firefox' }))).toEqual({ userAgent: 'Firefox' });
  expect(fromRequest(node('10.0.0.5', { 'user-agent': 'x'.repeat(3_000) })).userAgent).toHaveLength(2_048);
});
