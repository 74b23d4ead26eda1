import { css } from 'lit';

export const sessionsStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75rem;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }

  h1 {
    margin-inline-end: auto;
    font-size: 1.375rem;
    letter-spacing: -0.015em;
  }

  .bar button[aria-pressed='true'] {
    border-color: var(--accent);
    background: color-mix(in oklab, var(--accent) 10%, var(--card));
  }

  .card {
    overflow: clip;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: minmax(0, 5fr) minmax(0, 4fr) minmax(0, 4fr) minmax(0, 3fr) auto;
    align-items: center;
    gap: 0.5rem 1.25rem;
    padding: 0.75rem 1.125rem;
    border-block-end: 1px solid var(--line);
    font-size: 0.875rem;
    line-height: 1.35;
  }

  li:last-child {
    border: 0;
  }

  .pair {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    min-inline-size: 0;
  }

  .lines {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }

  .lines bdi {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .second {
    color: var(--muted);
    font-size: 0.8125rem;
  }

  .state {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    font-weight: 600;
  }

  .state.on {
    color: var(--good);
  }

  .state.on::before {
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: currentColor;
  }

  .failures {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    color: var(--bad);
    font-weight: 600;
  }

  .foot {
    display: flex;
    justify-content: center;
  }

  @media (max-width: 54rem) {
    li {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  .on-paper {
    display: none;
  }

  @media print {
    .on-paper {
      display: block;
    }

    .on-screen,
    .bar button,
    li button {
      display: none;
    }
  }
`;
