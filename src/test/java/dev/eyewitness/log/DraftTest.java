package dev.eyewitness.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.eyewitness.activity.Activity;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of an activity is worked out before the writer has it. */
class DraftTest {

    /** That it fails here shows where the work is done. */
    @ParameterizedTest
    @ValueSource(strings = {"{", "[1,]"})
    void metadataIsReadByWhoeverPostsAlsoWhereTheNameIsNotKnownYet(String json) {
        Activity activity = new Activity();
        activity.metadata = json;

        assertThatThrownBy(() -> draft(activity)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void soAreTheChanges() {
        Activity activity = new Activity();
        activity.changes = "[";

        assertThatThrownBy(() -> draft(activity)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Draft draft(Activity activity) {
        return new Draft(activity, "{admin} did it", null, 0, new SecureRandom());
    }
}
