package dev.eyewitness.search;

import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One field compared with one value. A field that an activity lacks meets no condition. */
public sealed interface Condition extends Query {

    /** The column holds exactly that text. */
    record Exactly(TextColumn column, String text) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The admin's id or e-mail is exactly that. */
    record AdminIs(String idOrEmail) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The action is that one, or begins with it. */
    record ActionIs(String action, boolean prefix) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The action belongs to that category. */
    record CategoryIs(Category category) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /**
     * What was acted on.
     *
     * @param type holds no {@code /}
     * @param id null: any of the type
     */
    record EntityIs(String type, @Nullable String id) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The IP address lies in that network. */
    record AddressIn(Network network) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** It succeeded, or failed. */
    record SuccessIs(boolean success) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The severity stands in that relation to the one named. */
    record SeverityIs(Comparison comparison, Severity severity) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** It occurred at that time (whole microseconds) or later. */
    record OccurredFrom(Instant time) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** It occurred before that time (whole microseconds). */
    record OccurredBefore(Instant time) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /**
     * The metadata hold that scalar at that path through its objects; arrays are not looked into.
     *
     * @param textOnly whether only a JSON text will do, and not the number, boolean or null that is spelt so; true for values
     *     that spell none of these
     */
    record MetadataIs(List<String> path, String value, boolean textOnly) implements Condition {

        public MetadataIs {
            path = List.copyOf(path);
        }

        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }

    /** The text is found, in any case, within one of the fields that people remember; see {@link Haystack}. */
    record Contains(String text) implements Condition {
        @Override
        public String toString() {
            return QueryText.of(this);
        }
    }
}
