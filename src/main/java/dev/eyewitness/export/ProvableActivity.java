package dev.eyewitness.export;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eyewitness.activity.Activity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/** What an export tells of an activity besides: all that its leaf can be worked out from. */
@RegisterForReflection
abstract class ProvableActivity {

    @JsonIgnore(false)
    @JsonProperty
    byte @Nullable [] salt;

    @JsonIgnore(false)
    @JsonProperty
    @JsonInclude(JsonInclude.Include.NON_NULL)
    byte @Nullable [] commitment;

    /** Writes activities as {@code json} does, with these. */
    static ObjectMapper mapper(ObjectMapper json) {
        return json.copy().addMixIn(Activity.class, ProvableActivity.class);
    }
}
