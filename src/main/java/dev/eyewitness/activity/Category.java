package dev.eyewitness.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What part of the back office an action belongs to; stored as its name in lower case. */
public enum Category {
    @JsonProperty("authentication")
    AUTHENTICATION,
    @JsonProperty("user")
    USER,
    @JsonProperty("admin")
    ADMIN,
    @JsonProperty("subscription")
    SUBSCRIPTION,
    @JsonProperty("transaction")
    TRANSACTION,
    @JsonProperty("payout")
    PAYOUT,
    @JsonProperty("content")
    CONTENT,
    @JsonProperty("security")
    SECURITY,
    @JsonProperty("system")
    SYSTEM;

    /** The name that the API and the database use. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The category of that name; the reverse of {@link #code()}. */
    public static Category of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
