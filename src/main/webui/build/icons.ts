import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { interfaceIcons } from '../src/icons/interface-icons.js';

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>];

const moduleName = 'virtual:icon-shapes';
const catalogue = new URL('../../resources/actions.json', import.meta.url);

/** Bundles exactly the Lucide icons that the catalogue of actions and the page name: nothing is fetched, nothing is spare. */
export function icons(): Plugin {
  return {
    name: 'eyewitness-icons',
    resolveId: (id) => (id === moduleName ? `\0${moduleName}` : undefined),
    load(id) {
      if (id !== `\0${moduleName}`) {
        return undefined;
      }
      this.addWatchFile(fileURLToPath(catalogue));
      return shapesModule([...catalogueIcons(), ...interfaceIcons], lucideShapes());
    },
    generateBundle() {
      // Lucide's licence asks for its notice beside the copies.
      this.emitFile({ type: 'asset', fileName: 'assets/lucide-licence.txt', source: lucideFile('LICENSE') });
    },
  };
}

export function catalogueIcons(): string[] {
  return (JSON.parse(readFileSync(catalogue, 'utf8')) as { icon: string }[]).map((action) => action.icon);
}

/** The source of a module with one Lit template an icon; an icon that Lucide lacks stops the build. */
export function shapesModule(names: readonly string[], shapes: Readonly<Record<string, readonly Shape[]>>): string {
  const entries = [...new Set(names)].toSorted().map((name) => {
    const shape = shapes[name];
    if (shape === undefined) {
      throw new Error(`Lucide has no icon "${name}": name another one in actions.json or interface-icons.ts`);
    }
    return `[${JSON.stringify(name)}, svg\`${shape.map(markup).join('')}\`]`;
  });
  return `import { svg } from 'lit';\nexport const iconShapes = new Map([\n${entries.join(',\n')}\n]);\n`;
}

function markup([tag, attributes]: Shape): string {
  const list = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
  return `<${tag}${list.join('')}></${tag}>`;
}

function lucideShapes(): Record<string, Shape[]> {
  return JSON.parse(lucideFile('icon-nodes.json')) as Record<string, Shape[]>;
}

function lucideFile(name: string): string {
  return readFileSync(new URL(`../node_modules/lucide-static/${name}`, import.meta.url), 'utf8');
}
