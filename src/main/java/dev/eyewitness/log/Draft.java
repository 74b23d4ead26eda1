package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;

/**
 * An activity that is complete but for what the writer gives it: number, id, time, last-seen name and sentence.
 *
 * @param activity not yet in the log; the writer fills it in
 * @param template the action's sentence template
 * @param bytes about how much memory it holds, for the queue's bound
 */
public record Draft(Activity activity, String template, int bytes) {}
