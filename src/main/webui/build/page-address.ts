import type { Connect, Plugin } from 'vite';

const page = '/admin-session-logs';

/** The service answers at the address without a final slash; so do Vite's own servers, and at `/`, where Quinoa waits for them. */
export function pageAddress(): Plugin {
  return {
    name: 'eyewitness-page-address',
    configureServer: (server) => void server.middlewares.use(leadToPage),
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
