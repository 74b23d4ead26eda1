import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { beside } from './beside.js';
import { entries } from './entries.js';
import { types } from './types.js';

const modules = fileURLToPath(new URL('../../node_modules', import.meta.url));
const client = fileURLToPath(new URL('..', import.meta.url));

/** Somebody's program, in a folder of its own, with the package installed. */
const program = `
  import { createActivityLogger, ActivityActions, ActivityStream, defineActions, logActivity } from '@eyewitness/client';
  import { useActivityStream } from '@eyewitness/client/react';
  declare module '@eyewitness/client' { interface CustomActivityActions { report_sent: true } }
  const Actions = defineActions({ REPORT_VIEWED: 'report_viewed' });
  await using log = createActivityLogger({ url: 'https://log.example.com', token: 'a.token', actions: Actions });
  log.logActivity({ action: Actions.REPORT_VIEWED });
  log.logActivity({ action: ActivityActions.USER_CREATED });
  logActivity({ action: 'report_sent' });
  // @ts-expect-error is in no catalogue
  log.logActivity({ action: 'report_vewed' });
  // @ts-expect-error belongs to that logger
  logActivity({ action: 'report_viewed' });
  for await (const { seq } of new ActivityStream({ filter: { action: ['login'] } })) { seq.toFixed(); }
  new ActivityStream().addEventListener('gap', ({ detail }) => detail.from.toFixed());
  useActivityStream({ filter: 'action:login' }).pause();
`;

let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'eyewitness-package'));
  const installed = join(folder, 'node_modules/@eyewitness/client');
  await build({
    root: client,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: join(installed, 'dist'),
      minify: false,
      lib: {
        entry: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, join(client, 'src', file)])),
        formats: ['es'],
      },
      rolldownOptions: { external: ['react'] },
    },
    plugins: [beside('index.js', 'eyewitness.js'), types(entries)],
  });
  writeFileSync(join(installed, 'package.json'), readFileSync(join(client, 'package.json')));
  mkdirSync(join(folder, 'node_modules/@types'));
  symlinkSync(join(modules, '@types/react'), join(folder, 'node_modules/@types/react'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

test('its types serve a program that has nothing but them, and hold it to the catalogue', () => {
  writeFileSync(join(folder, 'program.ts'), program);
  const settings = {
    strict: true,
    target: 'es2022',
    module: 'nodenext',
    lib: ['es2022', 'dom'],
    types: [],
    noEmit: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: settings, include: ['program.ts'] }));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

  const compiled = spawnSync(process.execPath, [join(modules, 'typescript/bin/tsc'), '--project', folder]);

  expect(compiled.stdout.toString()).toBe('');
  expect(compiled.status).toBe(0);
});

test('its first module is whole in itself; the one for React needs that and React', () => {
  const imports = (name: string): string[] =>
    [
      ...readFileSync(join(folder, `node_modules/@eyewitness/client/dist/${name}.js`), 'utf8').matchAll(
        /from "([^"]+)"/g,
      ),
    ].map(([, module]) => module ?? '');

  expect(imports('eyewitness')).toEqual([]);
  expect(imports('eyewitness-react').toSorted()).toEqual(['./eyewitness.js', 'react']);
});
