package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import org.jspecify.annotations.Nullable;

/**
 * An activity about to be compared with one or many queries, which share what costs something to work out.
 *
 * <p>Used by one thread at a time.
 */
public final class Searchable {

    private static final byte[] NO_ADDRESS = {};

    private final Activity activity;

    private @Nullable String haystack;
    private byte @Nullable [] address;

    public Searchable(Activity activity) {
        this.activity = activity;
    }

    Activity activity() {
        return activity;
    }

    /** {@link Haystack#of} it. */
    String haystack() {
        if (haystack == null) {
            haystack = Haystack.of(activity);
        }
        return haystack;
    }

    /** The bytes of its IP address; none where it has no address. */
    byte[] address() {
        if (address == null) {
            address = activity.ipAddress == null
                    ? NO_ADDRESS
                    : Network.address(activity.ipAddress).orElse(NO_ADDRESS);
        }
        return address;
    }
}
