import { texts } from '../texts.js';

/** By which the service tells what it gave up from what it cannot do at the moment, both of them 503. */
const tooCostly = 'urn:eyewitness:problem:too-costly';

/** The service answered that it will not or cannot; the texts are for the person. */
export class ServiceProblem extends Error {
  override readonly name = 'ServiceProblem';

  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string | null,
    private readonly type: string | null = null,
  ) {
    super(detail === null ? title : `${title}: ${detail}`);
  }

  /** The answer would take longer than the service allows: less must be asked for. */
  get isTooCostly(): boolean {
    return this.type === tooCostly;
  }
}

/** The service does not know who asks, or not any more. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ServiceProblem && error.status === 401;
}

/** No answer came: the service is down, or the network is. */
export class ServiceUnreachable extends Error {
  override readonly name = 'ServiceUnreachable';
}

/** What went wrong, in the words that the person sees. */
export interface Problem {
  readonly title: string;
  readonly detail: string | null;
}

export function inOneLine({ title, detail }: Problem): string {
  return detail === null ? title : `${title}: ${detail}`;
}

/** Reads the RFC 9457 problem of an answer; a proxy in between may have answered in a form of its own. */
export async function readProblem(response: Response): Promise<ServiceProblem> {
  const problem = response.headers.get('Content-Type')?.includes('json') === true ? await bodyOf(response) : {};
  const title = textOf(problem, 'title') ?? texts.problems.status(response.status);
  return new ServiceProblem(response.status, title, textOf(problem, 'detail'), textOf(problem, 'type'));
}

export function problemOf(error: unknown): Problem {
  if (error instanceof ServiceProblem) {
    return { title: error.title, detail: error.detail };
  }
  return error instanceof ServiceUnreachable ? texts.problems.unreachable : texts.problems.unexpected;
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return {};
  }
}

function textOf(body: unknown, name: string): string | null {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : null;
  return typeof value === 'string' && value !== '' ? value : null;
}
