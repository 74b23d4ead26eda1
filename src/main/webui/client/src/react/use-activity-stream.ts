import { useCallback, useEffect, useRef, useState } from 'react';
import type { ActivityStreamOptions } from '../index.js';
import { ActivityList, emptyList, type ActivityListState } from './activity-list.js';

export interface UseActivityStreamOptions extends ActivityStreamOptions {
  /** The most activities that are kept, 200; the oldest make room. */
  readonly limit?: number | undefined;
}

export interface ActivityStreamView extends ActivityListState {
  /** What arrives from now on is kept but not shown, until `resume`. */
  readonly pause: () => void;
  readonly resume: () => void;
}

/** The newest activities that pass the filter, live. Another address, filter or transport is another stream; functions may change at will. */
export function useActivityStream(options: UseActivityStreamOptions = {}): ActivityStreamView {
  const [state, setState] = useState(emptyList);
  const list = useRef<ActivityList | null>(null);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const { url, token, filter, after, transport, limit = 200 } = options;
  const text = typeof token === 'string' ? token : null;
  const identity = JSON.stringify([url, text, filter, after, transport, limit]);
  useEffect(() => {
    setState(emptyList);
    const opened = new ActivityList(
      withLatestToken(latest.current, () => latest.current),
      limit,
      setState,
    );
    list.current = opened;
    return () => opened.close();
    // What it depends on is in `identity`, by value and not by reference.
  }, [identity]);

  const pause = useCallback(() => list.current?.pause(), []);
  const resume = useCallback(() => list.current?.resume(), []);
  return { ...state, pause, resume };
}

/** A token function is usually made anew each time that the component is drawn: the stream asks the one of the day. */
function withLatestToken(options: ActivityStreamOptions, latest: () => ActivityStreamOptions): ActivityStreamOptions {
  const { token } = options;
  if (typeof token !== 'function') {
    return options;
  }
  return {
    ...options,
    token: () => {
      const { token: current } = latest();
      return typeof current === 'function' ? current() : token();
    },
  };
}
