/** Made at build time by `build/icons.ts`. */
declare module 'virtual:icon-shapes' {
  import type { SVGTemplateResult } from 'lit';

  export const iconShapes: ReadonlyMap<string, SVGTemplateResult>;
}
