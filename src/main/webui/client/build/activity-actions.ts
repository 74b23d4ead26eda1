import { readFileSync } from 'node:fs';

const catalogue = new URL('../../../resources/actions.json', import.meta.url);

/** The source of `activity-actions.ts`: a name for each code of the service's catalogue. */
export function activityActionsModule(): string {
  const actions = JSON.parse(readFileSync(catalogue, 'utf8')) as { code: string; label: string }[];
  const entries = actions.map(({ code, label }) => `  /** ${label}. */\n  ${code.toUpperCase()}: '${code}',\n`);
  return (
    '/** The actions of the catalogue, written from `actions.json` (`npx vitest run client/build --update`). */\n' +
    `export const ActivityActions = {\n${entries.join('')}} as const;\n`
  );
}
