import { readProblem, ServiceUnreachable } from './problem.js';

export interface ServiceRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string | null>>;
  readonly token?: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** Longer than any answer of a healthy service takes, short enough for a person to wait. */
const answerTimeoutMs = 15_000;

/** The service, reached over HTTP; the browser's cookie says who calls. */
export class Service {
  constructor(private readonly origin: string) {}

  address(path: string, query: Readonly<Record<string, string | null>> = {}): URL {
    const url = new URL(path, this.origin);
    for (const [name, value] of Object.entries(query)) {
      if (value !== null) {
        url.searchParams.set(name, value);
      }
    }
    return url;
  }

  /** Answers when the status is a success; otherwise throws {@link ServiceProblem}, {@link ServiceUnreachable}, or the signal's reason. */
  async request(path: string, request: ServiceRequest = {}): Promise<Response> {
    const response = await this.#send(path, request);
    if (!response.ok) {
      throw await readProblem(response);
    }
    return response;
  }

  async requestJson(path: string, request: ServiceRequest = {}): Promise<unknown> {
    const response = await this.request(path, request);
    try {
      return await response.json();
    } catch (error) {
      request.signal?.throwIfAborted();
      throw new ServiceUnreachable('The answer broke off', { cause: error });
    }
  }

  async #send(path: string, request: ServiceRequest): Promise<Response> {
    try {
      return await fetch(this.address(path, request.query), {
        method: request.method ?? 'GET',
        headers: headersOf(request),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: AbortSignal.any([AbortSignal.timeout(answerTimeoutMs), ...(request.signal ? [request.signal] : [])]),
        credentials: 'same-origin',
        cache: 'no-store',
      });
    } catch (error) {
      request.signal?.throwIfAborted();
      throw new ServiceUnreachable('No answer', { cause: error });
    }
  }
}

function headersOf(request: ServiceRequest): Record<string, string> {
  return {
    Accept: 'application/json, application/problem+json',
    ...(request.token === undefined ? {} : { Authorization: `Bearer ${request.token}` }),
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}
