import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('..', import.meta.url));
const served = fileURLToPath(new URL('../../dist/client', import.meta.url));
const target = fileURLToPath(new URL('../../../../../target', import.meta.url));

/** Puts what was built where the service serves it from, and as an npm package into `target/`. */
export function deliver(): Plugin {
  return {
    name: 'eyewitness-client-deliver',
    closeBundle() {
      cpSync(`${client}/dist`, served, { recursive: true });
      mkdirSync(target, { recursive: true });
      execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', target], {
        cwd: client,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  };
}
