import { css } from 'lit';

/** What stands in place of rows: a picture, a word of what is the case, and what to do about it. */
export const panelStyles = css`
  .panel {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    justify-items: center;
    gap: 0.75rem;
    padding: clamp(2rem, 6vw, 4.5rem) 1rem;
    text-align: center;
  }

  .panel > .icon {
    inline-size: 2.25rem;
    block-size: 2.25rem;
    color: var(--muted);
    stroke-width: 1.5;
  }

  .panel h2 {
    font-size: 1.125rem;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
  }

  .panel p {
    max-inline-size: 34rem;
    color: var(--muted);
    font-size: 0.9375rem;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  .panel .choices {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
  }
`;
