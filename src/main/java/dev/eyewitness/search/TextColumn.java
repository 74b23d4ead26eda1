package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import org.jspecify.annotations.Nullable;

/** A column that is asked for its exact text. */
public enum TextColumn {
    ADMIN_ID("admin_id"),
    ADMIN_EMAIL("admin_email"),
    SESSION("session_id"),
    ENTITY_TYPE("entity_type"),
    ENTITY_ID("entity_id");

    private final String sql;

    TextColumn(String sql) {
        this.sql = sql;
    }

    /** Its name in the table. */
    String sql() {
        return sql;
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
