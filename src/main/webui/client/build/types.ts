import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const project = fileURLToPath(new URL('../tsconfig.json', import.meta.url));

/** Writes the types of each entry into one file beside it, under its name. */
export function types(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'eyewitness-client-types',
    generateBundle() {
      const folder = mkdtempSync(join(tmpdir(), 'eyewitness-types'));
      try {
        execFileSync(process.execPath, [compiler, '--project', project, '--outDir', folder], { stdio: 'inherit' });
        for (const [name, entry] of Object.entries(entries)) {
          const source = new Declarations(entry, entries).rollUp(join(folder, entry.replace(/\.ts$/, '.d.ts')));
          this.emitFile({ type: 'asset', fileName: `${name}.d.ts`, source });
        }
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  };
}

/** The declarations of an entry and of every module that it takes them from, of which those alone are exported that the entry exports. */
class Declarations {
  readonly #seen = new Set<string>();
  /** The names taken from each other module. */
  readonly #imports = new Map<string, Set<string>>();
  readonly #texts: string[] = [];

  constructor(
    private readonly entry: string,
    private readonly entries: Readonly<Record<string, string>>,
  ) {}

  rollUp(file: string): string {
    const exported = [...this.#statements(file).matchAll(/^export (?:type )?\{ (.+) \} from/gm)].map(
      ([, names]) => names,
    );
    this.#add(file);
    const reference = '/// <reference lib="esnext.disposable" preserve="true" />';
    const imports = [...this.#imports].map(
      ([module, names]) => `import type { ${[...names].join(', ')} } from '${module}';`,
    );
    return [reference, ...imports, ...this.#texts, `export { ${exported.join(', ')} };`, ''].join('\n');
  }

  #statements(file: string): string {
    return readFileSync(file, 'utf8');
  }

  #add(file: string): void {
    if (this.#seen.has(file)) {
      return;
    }
    this.#seen.add(file);
    const text = this.#statements(file).replace(
      /^(?:import|export) (?:type )?\{ ([^}]*) \} from '([^']+)';\n/gm,
      (_, names: string, module: string) => {
        this.#follow(file, module, names.split(', '));
        return '';
      },
    );
    this.#texts.push(text.replace(/^export (?=declare|interface|type|\{\})/gm, '').replace(/^\{\};\n/gm, ''));
  }

  #follow(file: string, module: string, names: readonly string[]): void {
    const path = join(dirname(file), module.replace(/\.js$/, '.d.ts'));
    const other = Object.entries(this.entries).find(
      ([, entry]) => entry !== this.entry && path.endsWith(`/${entry.replace(/\.ts$/, '.d.ts')}`),
    );
    if (!module.startsWith('.')) {
      this.#import(module, names);
    } else if (other === undefined) {
      this.#add(path);
    } else {
      this.#import(`./${other[0]}.js`, names);
    }
  }

  #import(module: string, names: readonly string[]): void {
    this.#imports.set(module, new Set([...(this.#imports.get(module) ?? []), ...names]));
  }
}
