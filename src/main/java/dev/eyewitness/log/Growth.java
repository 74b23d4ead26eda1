package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.merkle.Frontier;
import dev.eyewitness.merkle.Leaf;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The trees of a batch's logs, as its activities make them grow. */
final class Growth {

    private final Map<String, Frontier> frontiers;

    /** Goes on from those frontiers; a log without one is not yet taken into a tree, or its head was altered, and gets none here. */
    Growth(Map<String, Frontier> frontiers) {
        this.frontiers = frontiers;
    }

    /** Gives activities that are numbered and named what they still lack, and their leaves, and appends these in their order. */
    void append(List<Draft> drafts, SecureRandom random) {
        for (Draft draft : drafts) {
            Activity activity = draft.activity();
            byte[] hash = Leaf.hash(activity, draft.complete(random));
            activity.leafHash = hash;
            Frontier frontier = frontiers.get(activity.tenant);
            if (frontier != null) {
                frontier.append(hash);
            }
        }
    }

    /** What the head of that log is to keep; null where that is what it has. */
    byte @Nullable [] frontier(String tenant) {
        Frontier frontier = frontiers.get(tenant);
        return frontier == null ? null : frontier.toBytes();
    }
}
