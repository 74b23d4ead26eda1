import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { beside } from './build/beside.js';
import { deliver, modules } from './build/deliver.js';
import { entries } from './build/entries.js';
import { types } from './build/types.js';

const source = fileURLToPath(new URL('src', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: modules,
    emptyOutDir: true,
    lib: {
      entry: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, `${source}/${file}`])),
      formats: ['es'],
    },
    target: 'es2022',
    // Whoever bundles it makes it small; whoever reads it finds what the source says.
    minify: false,
    rolldownOptions: {
      external: ['react'],
      output: { entryFileNames: '[name].js' },
    },
  },
  plugins: [beside('index.js', 'eyewitness.js'), types(entries), deliver()],
});
