import type { Activity } from '../activity/activity.js';

/** The person wants to see everything of an activity. It crosses shadow roots on its way up. */
export class OpenEvent extends Event {
  static readonly type = 'eyewitness-open';

  constructor(readonly activity: Activity) {
    super(OpenEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'eyewitness-open': OpenEvent;
  }
}
