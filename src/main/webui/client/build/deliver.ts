import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const client = fileURLToPath(new URL('..', import.meta.url));
const served = fileURLToPath(new URL('../../dist/client', import.meta.url));
const target = fileURLToPath(new URL('../../../../../target', import.meta.url));
const licence = fileURLToPath(new URL('../../../../../LICENSE', import.meta.url));

/** The npm package as a folder. Not beside the sources, where `quarkus:dev` would take what it builds for a change. */
const npmPackage = `${target}/client`;

/** Where the package wants its modules. */
export const modules = `${npmPackage}/dist`;

/** Puts what was built where the service serves it from, and as an npm package with its licence into `target/`. */
export function deliver(): Plugin {
  return {
    name: 'eyewitness-client-deliver',
    closeBundle() {
      cpSync(licence, `${modules}/LICENSE`);
      cpSync(modules, served, { recursive: true });
      for (const file of ['package.json', 'README.md']) {
        cpSync(`${client}/${file}`, `${npmPackage}/${file}`);
      }
      execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', target], {
        cwd: npmPackage,
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    },
  };
}
