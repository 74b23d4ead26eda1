import { css } from 'lit';

/**
 * The colours and sizes of the page, each in light and dark; every element below the page inherits them. A page that embeds the log
 * may set each under its name with `eyewitness-` before it.
 */
export const theme = css`
  :host {
    --page: var(--eyewitness-page, light-dark(#f5f6f8, #0e1116));
    --card: var(--eyewitness-card, light-dark(#ffffff, #161a21));
    --sunken: var(--eyewitness-sunken, light-dark(#f0f2f5, #1c212a));
    --line: var(--eyewitness-line, light-dark(#dfe3e9, #2a303b));
    --line-strong: var(--eyewitness-line-strong, light-dark(#8b94a4, #656f80));

    --text: var(--eyewitness-text, light-dark(#161b26, #e6e9ef));
    --muted: var(--eyewitness-muted, light-dark(#566072, #9ba5b6));

    --accent: var(--eyewitness-accent, light-dark(#0f6a73, #62cbd3));
    --on-accent: var(--eyewitness-on-accent, light-dark(#ffffff, #05272a));
    --good: var(--eyewitness-good, light-dark(#157a3c, #56d68a));
    --notice: var(--eyewitness-notice, light-dark(#2558a8, #8fb9ff));
    --warning: var(--eyewitness-warning, light-dark(#8a5000, #f4bb55));
    --critical: var(--eyewitness-critical, light-dark(#9c1561, #ff93c6));
    --bad: var(--eyewitness-bad, light-dark(#b3261e, #ff8f86));
    --on-bad: var(--eyewitness-on-bad, light-dark(#ffffff, #3b0906));

    --radius: var(--eyewitness-radius, 0.625rem);
    --radius-small: var(--eyewitness-radius-small, 0.375rem);
    --monospace: var(
      --eyewitness-monospace,
      ui-monospace,
      'SF Mono',
      'Cascadia Mono',
      'Segoe UI Mono',
      'Liberation Mono',
      Menlo,
      monospace
    );
  }
`;
