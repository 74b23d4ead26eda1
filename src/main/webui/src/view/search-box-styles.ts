import { css } from 'lit';

export const searchBoxStyles = css`
  :host {
    display: block;
  }

  .search {
    position: relative;
  }

  .search > .icon {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0.75rem;
    margin-block: auto;
    color: var(--muted);
    pointer-events: none;
  }

  input {
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0 0.75rem 0 2.25rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-small);
    background: var(--card);
    font-size: 0.9375rem;
  }

  input[aria-invalid='true'] {
    border-color: var(--bad);
  }

  input::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  ul {
    position: absolute;
    inset-block-start: calc(100% + 0.25rem);
    inset-inline: 0;
    z-index: 6;
    max-inline-size: 34rem;
    max-block-size: min(22rem, 60dvh);
    margin: 0;
    padding: 0.25rem;
    overflow-y: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-small);
    background: var(--card);
    box-shadow: 0 8px 24px rgb(0 0 0 / 18%);
    list-style: none;
  }

  li {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 1rem;
    min-block-size: 2rem;
    padding: 0.375rem 0.625rem;
    border-radius: var(--radius-small);
    font-family: var(--monospace);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  li:hover {
    background: var(--sunken);
  }

  li[aria-selected='true'] {
    background: var(--accent);
    color: var(--on-accent);
  }

  .label {
    color: var(--muted);
    font-family: system-ui, sans-serif;
  }

  li[aria-selected='true'] .label {
    color: inherit;
  }
`;
