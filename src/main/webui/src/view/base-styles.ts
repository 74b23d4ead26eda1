import { css } from 'lit';

/** What all elements of the page share: a shadow root inherits colours and fonts, but no rules. */
export const baseStyles = css`
  /* Not of what stands before and after: each element would be styled three times over, and rows come by the hundred. */
  * {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  p {
    margin: 0;
  }

  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }

  .icon {
    display: block;
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5rem;
    min-block-size: 2.25rem;
    padding: 0 0.875rem;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--card);
    font-size: 0.875rem;
    font-weight: 500;
    white-space: nowrap;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    background: var(--sunken);
  }

  button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  /* On paper nothing can be pressed; what is a button only because it leads further says so with a rule of its own. */
  @media print {
    button {
      display: none;
    }
  }

  button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }

  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--accent) 88%, var(--text));
  }

  button.quiet {
    border-color: transparent;
    background: none;
    color: var(--muted);
  }

  button.quiet:hover:not(:disabled) {
    background: var(--sunken);
    color: var(--text);
  }
`;
