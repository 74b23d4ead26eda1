package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import org.jspecify.annotations.Nullable;

/**
 * An activity about to be compared with one or many queries, which share what costs something to work out.
 *
 * <p>Any thread may use it: two that come at once may work the same out twice.
 */
public final class Searchable {

    private static final byte[] NO_ADDRESS = {};

    private final Activity activity;

    private volatile @Nullable String haystack;
    private volatile byte @Nullable [] address;

    public Searchable(Activity activity) {
        this.activity = activity;
    }

    Activity activity() {
        return activity;
    }

    /** {@link Haystack#of} it. */
    String haystack() {
        String made = haystack;
        if (made == null) {
            made = Haystack.of(activity);
            haystack = made;
        }
        return made;
    }

    /** The bytes of its IP address; none where it has no address. */
    byte[] address() {
        byte[] made = address;
        if (made == null) {
            made = activity.ipAddress == null
                    ? NO_ADDRESS
                    : Network.address(activity.ipAddress).orElse(NO_ADDRESS);
            address = made;
        }
        return made;
    }
}
