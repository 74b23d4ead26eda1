import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles a page with React and the package as it was built, for a test of the hook in a browser. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: fileURLToPath(new URL('../../../../../../target/react-page', import.meta.url)),
    emptyOutDir: true,
    rolldownOptions: {
      input: fileURLToPath(new URL('page.tsx', import.meta.url)),
      output: { entryFileNames: 'page.js' },
    },
  },
});
