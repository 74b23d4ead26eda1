package dev.eyewitness.feed;

import dev.eyewitness.log.Cursor;
import dev.eyewitness.log.LogHead;

/**
 * Where a stream begins.
 *
 * @param position the number before the first activity to send
 * @param resumes whether it replays before it is live
 * @param reset whether the client's cursor is of a history that is lost
 */
record Opening(long position, boolean resumes, boolean reset) {

    /**
     * What becomes of the client's wish.
     *
     * @param head as the database has it; newer than the ring where another replica has just recorded
     */
    static Opening of(Watch watch, LogHead head, TenantFeed feed) {
        long edge = Math.max(head.seq(), feed.ring().newest());
        if (watch.resume().isEmpty()) {
            return new Opening(edge, false, false);
        }
        Cursor cursor = watch.resume().get().cursor();
        if (cursor == null) {
            return new Opening(0, true, false);
        }
        return isOf(cursor, feed, edge) ? new Opening(cursor.seq(), true, false) : new Opening(edge, true, true);
    }

    /** A number that this log has not reached yet is of a history that is lost, too. */
    private static boolean isOf(Cursor cursor, TenantFeed feed, long edge) {
        return cursor.epoch().equals(feed.epoch()) && cursor.seq() <= edge;
    }
}
