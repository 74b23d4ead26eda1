import type { Connect, Plugin } from 'vite';

const page = '/admin-session-logs';
const element = '/eyewitness-log.js';

/** The service answers at the address without a final slash; so do Vite's own servers, and at `/`, where Quinoa waits for them. The element has its address while it is developed, too. */
export function pageAddress(): Plugin {
  return {
    name: 'eyewitness-page-address',
    configureServer: (server) => void server.middlewares.use(leadToPage).use(leadToElement),
    configurePreviewServer: (server) => void server.middlewares.use(leadToPage),
  };
}

function leadToPage(request: Connect.IncomingMessage, _response: unknown, next: Connect.NextFunction): void {
  const [path, query] = (request.url ?? '').split('?');
  if (path === '/' || path === page) {
    request.url = `${page}/index.html${query === undefined ? '' : `?${query}`}`;
  }
  next();
}

function leadToElement(request: Connect.IncomingMessage, _response: unknown, next: Connect.NextFunction): void {
  if (request.url === element) {
    request.url = '/src/eyewitness-log.ts';
  }
  next();
}
