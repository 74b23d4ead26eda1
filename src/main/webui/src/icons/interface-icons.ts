/** The Lucide icons that the page itself draws, besides those that the catalogue of actions names. */
export const interfaceIcons = [
  'activity',
  'bot',
  'check',
  'chevron-down',
  'circle-question-mark',
  'copy',
  'eye',
  'inbox',
  'log-out',
  'monitor',
  'octagon-alert',
  'play',
  'refresh-cw',
  'search',
  'search-x',
  'server-off',
  'smartphone',
  'tablet',
  'triangle-alert',
  'x',
] as const;

export type InterfaceIcon = (typeof interfaceIcons)[number];
