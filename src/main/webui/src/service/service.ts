import { readJson } from '../json/exact-json.js';
import { ownCookie, type Credentials } from './credentials.js';
import { readProblem, ServiceUnreachable } from './problem.js';

export interface ServiceRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly query?: Readonly<Record<string, string | null>>;
  readonly token?: string;
  readonly body?: unknown;
  /** The media type of the answer; JSON unless told. */
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** The answer may take as long as it takes: only the signal ends it. */
  readonly patient?: boolean;
}

/** Longer than any answer of a healthy service takes, short enough for a person to wait. */
const answerTimeoutMs = 15_000;

const unauthorized = 401;

/** The service, reached over HTTP. */
export class Service {
  constructor(
    readonly origin: string,
    readonly credentials: Credentials = ownCookie,
  ) {}

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
    const response = await this.#sendWithToken(path, request);
    if (!response.ok) {
      throw await readProblem(response);
    }
    return response;
  }

  async requestJson(path: string, request: ServiceRequest = {}): Promise<unknown> {
    const response = await this.request(path, request);
    try {
      return readJson(await response.text());
    } catch (error) {
      request.signal?.throwIfAborted();
      throw new ServiceUnreachable('The answer broke off', { cause: error });
    }
  }

  async #sendWithToken(path: string, request: ServiceRequest): Promise<Response> {
    const token = request.token ?? (await this.credentials.token());
    const response = await this.#send(path, request, token);
    if (response.status !== unauthorized || token === null || !this.credentials.refused(token)) {
      return response;
    }
    return await this.#send(path, request, await this.credentials.token());
  }

  async #send(path: string, request: ServiceRequest, token: string | null): Promise<Response> {
    try {
      return await fetch(this.address(path, request.query), {
        method: request.method ?? 'GET',
        headers: headersOf(request, token),
        body: request.body === undefined ? null : JSON.stringify(request.body),
        signal: AbortSignal.any([
          ...(request.patient === true ? [] : [AbortSignal.timeout(answerTimeoutMs)]),
          ...(request.signal ? [request.signal] : []),
        ]),
        credentials: this.credentials.cookies,
        cache: 'no-store',
      });
    } catch (error) {
      request.signal?.throwIfAborted();
      throw new ServiceUnreachable('No answer', { cause: error });
    }
  }
}

function headersOf(request: ServiceRequest, token: string | null): Record<string, string> {
  return {
    Accept: `${request.accept ?? 'application/json'}, application/problem+json`,
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
  };
}
