import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

/** What the build writes, by file name. */
const files = new Map<string, string | Uint8Array>();

beforeAll(async () => {
  // Vitest has set it to `test`, and libraries have another form for everything but production.
  vi.stubEnv('NODE_ENV', 'production');
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = await build({ root, logLevel: 'error', build: { write: false } });
  if (!('output' in built)) {
    throw new Error('The build has one output');
  }
  for (const file of built.output) {
    files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
  }
});

afterAll(() => {
  vi.unstubAllEnvs();
});

function html(): string {
  return String(files.get('admin-session-logs/index.html'));
}

describe('the built page', () => {
  test('names its files by addresses that hold without a slash after its own, and each is there', () => {
    const addresses = [...html().matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address ?? '');

    expect(addresses.length).toBeGreaterThanOrEqual(3);
    expect(new Set(addresses.map((address) => address.slice(0, address.lastIndexOf('/'))))).toEqual(
      new Set(['/assets']),
    );
    expect(addresses.filter((address) => !files.has(address.slice(1)))).toEqual([]);
  });

  test('has nothing inline, which its Content-Security-Policy would stop', () => {
    expect(html()).toContain('<script type="module"');
    expect(html()).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\sstyle=|\son[a-z]+=/i);
  });

  test('loads nothing from elsewhere', () => {
    const sources = [...files]
      .filter(([name]) => /\.(html|js|css|svg)$/.test(name))
      .map(([, source]) => String(source));
    const addresses = sources.join('\n').match(/(?:https?|wss?):\/\/[a-z0-9][^\s"'`)]*/gi);

    // The name of the form of drawings, which nobody fetches.
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  });

  test('has at most 150 KB of JavaScript, compressed', () => {
    const scripts = [...files].filter(([name]) => name.endsWith('.js')).map(([, source]) => gzipSync(source).length);

    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(150 * 1_024);
  });
});

describe('the built element', () => {
  test('has a name that stays, and names what it needs beside itself, whatever the origin of the page around it', () => {
    const element = String(files.get('eyewitness-log.js'));
    const addresses = [...element.matchAll(/(?:from|import)\s*\(?["'`]([^"'`]*)["'`]/g)].map(
      ([, address]) => address ?? '',
    );

    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((address) => !files.has(address.replace('./', '')))).toEqual([]);
  });

  test('asks for nothing at an address of the page around it', () => {
    const scripts = [...files].filter(([name]) => name.endsWith('.js')).map(([, source]) => String(source));

    expect(scripts.filter((script) => /["'`]\/assets\//.test(script))).toEqual([]);
  });
});
