import { css } from 'lit';

export const detailsStyles = css`
  dialog {
    inline-size: min(40rem, 100vw);
    max-inline-size: none;
    block-size: 100dvh;
    max-block-size: none;
    margin: 0 0 0 auto;
    padding: 0;
    border: 0;
    border-inline-start: 1px solid var(--line);
    background: var(--card);
    color: var(--text);
    font-size: 0.875rem;
    line-height: 1.45;
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 35%);
  }

  /* Stays in sight alone: a sentence may be longer than a small screen, and would cover all that follows. */
  button.close {
    position: sticky;
    inset-block-start: 0.75rem;
    z-index: 1;
    float: inline-end;
    margin: 0.75rem 1rem 0.5rem;
    background: var(--card);
  }

  h2 {
    min-block-size: 4.25rem;
    padding: 1rem 1.25rem 0.75rem;
    border-block-end: 1px solid var(--line);
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
  }

  h3 {
    margin: 0 0 0.5rem;
    font-size: 0.8125rem;
    font-weight: 650;
  }

  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1.25rem;
    padding: 1rem 1.25rem 2rem;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .outcome {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--good);
    font-weight: 600;
  }

  .outcome.failed,
  .timeline .failed {
    padding: 0.125rem 0.5rem;
    border-radius: var(--radius-small);
    background: var(--bad);
    color: var(--on-bad);
  }

  .reason {
    margin-block-start: 0.5rem;
    color: var(--bad);
    overflow-wrap: anywhere;
  }

  .fields {
    display: grid;
    grid-template-columns: 7.5rem minmax(0, 1fr);
    gap: 0.375rem 1rem;
    margin: 0;
  }

  dt {
    color: var(--muted);
  }

  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }

  .fields button.value {
    overflow-wrap: anywhere;
    white-space: normal;
    text-decoration-color: var(--line-strong);
  }

  .changes {
    inline-size: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }

  .changes th,
  .changes td {
    padding: 0.375rem 0.5rem;
    border-block-end: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }

  .changes thead th {
    color: var(--muted);
    font-size: 0.75rem;
  }

  del {
    color: var(--bad);
  }

  ins {
    color: var(--good);
    text-decoration: none;
  }

  .timeline {
    display: grid;
    gap: 0.125rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .timeline button {
    display: flex;
    justify-content: start;
    inline-size: 100%;
    min-block-size: 2rem;
    padding: 0.25rem 0.5rem;
    color: var(--text);
    font-weight: 400;
    text-align: start;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .timeline :is(time, svg, .failed) {
    flex: none;
  }

  .timeline time {
    color: var(--muted);
    font-variant-numeric: tabular-nums;
  }

  .timeline [aria-current='true'] {
    background: var(--sunken);
    font-weight: 600;
  }

  .timeline .failed {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    margin-inline-start: auto;
    font-size: 0.75rem;
  }

  .note {
    color: var(--muted);
  }

  /* The details that are open are what is printed, on as many pages as they take. */
  @media print {
    dialog {
      position: absolute;
      inline-size: 100%;
      block-size: auto;
      border: 0;
      overflow: visible;
    }
  }
`;
