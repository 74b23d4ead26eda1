/** The person wants to see only what is like the value they chose. It crosses shadow roots on its way up. */
export class FilterEvent extends Event {
  static readonly type = 'eyewitness-filter';

  /** @param term in the grammar of queries, such as `admin:ada` */
  constructor(readonly term: string) {
    super(FilterEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'eyewitness-filter': FilterEvent;
  }
}
