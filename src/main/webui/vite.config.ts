import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { icons } from './build/icons.js';
import { pageAddress } from './build/page-address.js';

const service = 'http://localhost:8080';

export default defineConfig({
  appType: 'mpa',
  base: '/',
  plugins: [icons(), pageAddress()],
  build: {
    // The first versions with light-dark(), by which every colour follows the system.
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // The Content-Security-Policy lets no data: address in except for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'assets/licences.md' },
    rolldownOptions: {
      input: { page: 'admin-session-logs/index.html', 'eyewitness-log': 'src/eyewitness-log.ts' },
      output: {
        // Other pages name the element's file, so its name stays: it holds no more than the way to files that change theirs.
        entryFileNames: ({ name }) => (name === 'eyewitness-log' ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    port: 5173,
    // Quinoa waits at this port: better a clear failure than a server at another one.
    strictPort: true,
    proxy: {
      '/api': { target: service, ws: true },
      '/dev': { target: service },
    },
  },
  test: {
    // What is tested is the source, built or not.
    alias: {
      '@eyewitness/client': fileURLToPath(new URL('client/src/index.ts', import.meta.url)),
    },
    include: ['{build,src,client/{build,examples,src}}/**/*.test.ts'],
    // Node 20 has the browser's WebSocket only when asked for it.
    execArgv: ['--experimental-websocket'],
    // For a busy machine: nothing here waits for time to pass.
    testTimeout: 20_000,
    setupFiles: 'test/quiet.ts',
    // Otherwise happy-dom writes to a console of its own.
    disableConsoleIntercept: true,
    restoreMocks: true,
    unstubGlobals: true,
  },
});
