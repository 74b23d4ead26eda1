export { useActivityStream } from './react/use-activity-stream.js';
export type { ActivityStreamView, UseActivityStreamOptions } from './react/use-activity-stream.js';
