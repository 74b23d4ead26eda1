package dev.eyewitness.feed;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.Cursor;
import dev.eyewitness.log.LogHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One tenant's log as its subscribers on this replica see it: the ring, and who watches. */
final class TenantFeed {

    private final String tenant;
    private final String epoch;
    private final Frames frames;
    private final Ring ring;
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();

    /** How many have entered and not left; touched under the hub's lock of this tenant alone. */
    private int watching;

    TenantFeed(LogHead head, Frames frames, FeedSettings settings) {
        this.tenant = head.tenant();
        this.epoch = head.epoch();
        this.frames = frames;
        this.ring = new Ring(head.seq(), settings.ringLength(), settings.ringBytes());
    }

    String tenant() {
        return tenant;
    }

    Ring ring() {
        return ring;
    }

    String epoch() {
        return epoch;
    }

    Cursor cursor(long seq) {
        return new Cursor(epoch, seq);
    }

    Frame frame(Activity activity) {
        return frames.activity(epoch, activity);
    }

    /** Called by the tail alone, with the activities right after the newest of the ring. */
    void publish(List<Activity> activities) {
        long before = ring.newest();
        for (Activity activity : activities) {
            if (activity.seq != ring.newest() + 1) {
                throw new IllegalStateException(
                        "the log of " + tenant + " jumps from " + ring.newest() + " to " + activity.seq);
            }
            ring.add(activity, frame(activity));
        }
        wake(before);
    }

    /** However many ask the same, each new activity is looked at once for them; those who are shown none of it sleep on. */
    private void wake(long before) {
        Map<Filter, Filter.Quiet> looks = new HashMap<>();
        for (Subscriber subscriber : subscribers) {
            Filter filter = subscriber.filter();
            Filter.Quiet quiet = looks.computeIfAbsent(filter, asked -> asked.quietAfter(before, ring));
            filter.note(quiet);
            if (quiet.after() > before) {
                subscriber.drain();
            }
        }
    }

    /** Whether that, read after all that the ring holds, is the head of another log than this, or of one that has lost what the ring holds. */
    boolean isNoLongerOf(LogHead head) {
        return !head.epoch().equals(epoch) || head.seq() < ring.newest();
    }

    Set<Subscriber> subscribers() {
        return subscribers;
    }

    /** Counts a subscriber in, before it exists: from here on the feed is kept up to date. */
    void enter() {
        watching++;
    }

    void add(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    /** Counts a subscriber out; true where nobody is left. */
    boolean leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
        watching--;
        return watching == 0;
    }
}
