/** Why the service refused something (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly title?: string;
  readonly detail?: string;
  readonly violations?: readonly { readonly field: string; readonly message: string }[];
}

/** The problem that an answer tells of, or as much as its status says. */
export async function problemOf(answer: Response): Promise<Problem> {
  const text = await answer.text().catch(() => '');
  return isProblem(answer) ? readProblem(text, answer.status) : { status: answer.status };
}

export function sentence(problem: Problem): string {
  const violations = (problem.violations ?? []).map(({ field, message }) => `${field} ${message}`);
  const said = violations.length > 0 ? violations.join('; ') : (problem.detail ?? problem.title);
  return said === undefined ? String(problem.status) : `${problem.status}: ${said}`;
}

function isProblem(answer: Response): boolean {
  return answer.headers.get('Content-Type')?.startsWith('application/problem+json') === true;
}

function readProblem(text: string, status: number): Problem {
  try {
    return { ...(JSON.parse(text) as Problem), status };
  } catch {
    return { status };
  }
}
