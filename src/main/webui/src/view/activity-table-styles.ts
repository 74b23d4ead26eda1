import { css } from 'lit';

export const activityTableStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }

  /* A grid a row rather than a table's layout: the browser then skips the rows that are out of sight. */
  table,
  thead,
  tbody {
    display: block;
  }

  tbody {
    padding-block-end: calc(var(--undrawn, 0) * 3.75rem);
  }

  tr {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 19fr) minmax(0, 36fr) minmax(0, 13fr) minmax(0, 14fr) 8rem;
    align-items: center;
    column-gap: 1.5rem;
    padding: 0.625rem 1.125rem;
    border-block-end: 1px solid var(--line);
    font-size: 0.875rem;
    line-height: 1.35;
  }

  thead {
    position: sticky;
    inset-block-start: 0;
    z-index: 1;
    background: var(--card);
  }

  th {
    padding: 0;
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 600;
    text-align: start;
  }

  td {
    min-inline-size: 0;
    padding: 0;
  }

  tbody tr {
    position: relative;
    content-visibility: auto;
    contain-intrinsic-block-size: auto 3.75rem;
  }

  tbody tr:last-child {
    border-block-end: 0;
  }

  tbody tr:hover {
    background: color-mix(in oklab, var(--sunken) 60%, transparent);
  }

  .pair {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    min-inline-size: 0;
  }

  .lines {
    min-inline-size: 0;
  }

  .first,
  .second {
    display: block;
    overflow: hidden;
    text-align: left;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .second {
    color: var(--muted);
    font-size: 0.8125rem;
  }

  time {
    font-variant-numeric: tabular-nums;
    cursor: default;
  }

  .on-paper {
    display: none;
  }

  .admin .first {
    font-weight: 550;
  }

  .sentence {
    display: -webkit-box;
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .activity .second {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625rem;
    white-space: normal;
  }

  .activity .second bdi {
    overflow: hidden;
    max-inline-size: 100%;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .severity {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    font-weight: 600;
  }

  .severity .icon {
    inline-size: 0.8125rem;
    block-size: 0.8125rem;
  }

  .action {
    --tone: var(--muted);
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2rem;
    block-size: 2rem;
    border-radius: 0.5rem;
    background: color-mix(in oklab, var(--tone) 12%, transparent);
    color: var(--tone);
  }

  .action .icon {
    inline-size: 1.0625rem;
    block-size: 1.0625rem;
  }

  .severity.info {
    font-weight: 400;
  }

  .action.notice,
  .severity.notice {
    --tone: var(--notice);
    color: var(--notice);
  }

  .action.warning,
  .severity.warning {
    --tone: var(--warning);
    color: var(--warning);
  }

  .action.critical,
  .severity.critical {
    --tone: var(--critical);
    color: var(--critical);
  }

  .address {
    font-family: var(--monospace);
    font-size: 0.8125rem;
    white-space: normal;
    overflow-wrap: anywhere;
  }

  .device {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }

  .device .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  .device bdi {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .outcome {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--muted);
    white-space: nowrap;
  }

  .outcome .icon {
    color: var(--good);
  }

  .outcome.failed {
    padding: 0.125rem 0.5rem 0.125rem 0.375rem;
    border-radius: var(--radius-small);
    background: var(--bad);
    color: var(--on-bad);
    font-weight: 650;
  }

  .outcome.failed .icon {
    color: inherit;
  }

  .reason {
    display: -webkit-box;
    overflow: hidden;
    margin-block-start: 0.25rem;
    color: var(--bad);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .failure {
    background: color-mix(in oklab, var(--bad) 5%, transparent);
    box-shadow: inset 3px 0 var(--bad);
  }

  /* Inside the row, so that it rests with a row out of sight; and only its opacity changes, which costs no layout. */
  .arrived::before {
    content: '';
    position: absolute;
    inset: 0;
    background: var(--accent);
    opacity: 0;
    pointer-events: none;
    animation: arrive 2.5s ease-out;
  }

  @keyframes arrive {
    from {
      opacity: 0.18;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .arrived::before {
      animation: none;
    }
  }

  @container (max-width: 70rem) {
    tr {
      grid-template-columns: 5.25rem minmax(0, 20fr) minmax(0, 32fr) minmax(0, 14fr) minmax(0, 15fr) 7.25rem;
      column-gap: 1rem;
    }

    .admin .avatar {
      display: none;
    }
  }

  @container (max-width: 54rem) {
    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tbody tr {
      grid-template:
        'activity time' auto
        'admin result' auto
        'entity origin' auto / minmax(0, 1fr) minmax(0, 1fr);
      align-items: start;
      gap: 0.625rem 1rem;
      padding: 0.875rem 1rem;
      contain-intrinsic-block-size: auto 11rem;
    }

    td.activity {
      grid-row: 1;
      grid-column: 1 / -1;
      padding-inline-end: 5.25rem;
    }

    td.time {
      grid-row: 1;
      grid-column: 2;
      justify-self: end;
    }

    td.admin {
      grid-area: admin;
    }

    td.entity {
      grid-area: entity;
    }

    td.origin {
      grid-area: origin;
    }

    td.result {
      grid-area: result;
    }

    td.time span {
      text-align: right;
    }

    .activity .pair {
      align-items: flex-start;
    }
  }

  @media print {
    thead {
      position: static;
    }

    /* Nobody who reads it later knows how long ago "3 min ago" was. */
    time :is(.first, .second) {
      display: none;
    }

    .on-paper {
      display: block;
    }

    tbody tr {
      break-inside: avoid;
      content-visibility: visible;
    }
  }
`;
