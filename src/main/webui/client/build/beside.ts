import type { Plugin } from 'vite';

/** Lets the other entries import the first one as the file beside them, so that it is whole in itself and loaded once. */
export function beside(module: string, file: string): Plugin {
  return {
    name: 'eyewitness-client-beside',
    enforce: 'pre',
    resolveId: (id, importer) =>
      importer !== undefined && id.endsWith(`/${module}`) ? { id: `./${file}`, external: true } : undefined,
  };
}
