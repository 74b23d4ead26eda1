import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('..', import.meta.url));
const served = fileURLToPath(new URL('../../dist/client', import.meta.url));
const target = fileURLToPath(new URL('../../../../../target', import.meta.url));
const licence = new URL('../../../../../LICENSE', import.meta.url);

/** Puts what was built where the service serves it from, and as an npm package with its licence into `target/`. */
export function deliver(): Plugin {
  return {
    name: 'eyewitness-client-deliver',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'LICENSE', source: readFileSync(licence, 'utf8') });
    },
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
