import { css } from 'lit';

/** The colours and sizes of the page, each in light and dark; every element below the page inherits them. */
export const theme = css`
  :host {
    --page: light-dark(#f5f6f8, #0e1116);
    --card: light-dark(#ffffff, #161a21);
    --sunken: light-dark(#f0f2f5, #1c212a);
    --line: light-dark(#dfe3e9, #2a303b);
    --line-strong: light-dark(#8b94a4, #656f80);

    --text: light-dark(#161b26, #e6e9ef);
    --muted: light-dark(#566072, #9ba5b6);

    --accent: light-dark(#0f6a73, #62cbd3);
    --on-accent: light-dark(#ffffff, #05272a);
    --good: light-dark(#157a3c, #56d68a);
    --notice: light-dark(#2558a8, #8fb9ff);
    --warning: light-dark(#8a5000, #f4bb55);
    --critical: light-dark(#9c1561, #ff93c6);
    --bad: light-dark(#b3261e, #ff8f86);
    --on-bad: light-dark(#ffffff, #3b0906);

    --radius: 0.625rem;
    --radius-small: 0.375rem;
    --monospace: ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', 'Liberation Mono', Menlo, monospace;
  }
`;
