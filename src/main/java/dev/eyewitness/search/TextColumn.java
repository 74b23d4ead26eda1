package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import org.jspecify.annotations.Nullable;

/** A column that is asked for its exact text. */
public enum TextColumn {
    ADMIN_ID("admin_id", 'i'),
    ADMIN_EMAIL("admin_email", 'e'),
    SESSION("session_id", 'z'),
    ENTITY_TYPE("entity_type", 't'),
    ENTITY_ID("entity_id", 'o');

    private final String sql;
    private final char kind;

    TextColumn(String sql, char kind) {
        this.sql = sql;
        this.kind = kind;
    }

    /** Its name in the table. */
    String sql() {
        return sql;
    }

    /** Which {@link SearchTerm} its texts are. */
    char kind() {
        return kind;
    }

    @Nullable
    String of(Activity activity) {
        return switch (this) {
            case ADMIN_ID -> activity.adminId;
            case ADMIN_EMAIL -> activity.adminEmail;
            case SESSION -> activity.sessionId;
            case ENTITY_TYPE -> activity.entityType;
            case ENTITY_ID -> activity.entityId;
        };
    }
}
