export const exportFormats = ['csv', 'ndjson', 'ocsf', 'cloudevents'] as const;

export type ExportFormat = (typeof exportFormats)[number];

/** How the name of a file of that format ends. */
export const fileEnding: Record<ExportFormat, string> = {
  csv: 'csv',
  ndjson: 'ndjson',
  ocsf: 'ocsf.ndjson',
  cloudevents: 'cloudevents.ndjson',
};
