package dev.eyewitness.export;

import dev.eyewitness.activity.Activity;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an action is in the words of OCSF: the nearest event class, and which of the class's activities.
 *
 * @param id within the class; 99 where the class knows no such activity
 * @param caption of the id, as the class has it
 */
record OcsfActivity(OcsfClass ofClass, int id, String caption) {

    private static final int OTHER = 99;

    private static final OcsfActivity LOGON = new OcsfActivity(OcsfClass.AUTHENTICATION, 1, "Logon");
    private static final OcsfActivity LOGOFF = new OcsfActivity(OcsfClass.AUTHENTICATION, 2, "Logoff");
    private static final OcsfActivity ACCOUNT_CREATED = new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 1, "Create");
    private static final OcsfActivity ACCOUNT_DELETED = new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 6, "Delete");
    private static final OcsfActivity ACCOUNT_CHANGED = other(OcsfClass.ACCOUNT_CHANGE);
    private static final OcsfActivity CREATED = new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, 1, "Create");
    private static final OcsfActivity UPDATED = new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, 3, "Update");
    private static final OcsfActivity DELETED = new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, 4, "Delete");
    private static final OcsfActivity CALL = other(OcsfClass.API_ACTIVITY);

    /** Any other action is a {@link #CALL}. */
    private static final Map<String, OcsfActivity> BY_ACTION = Map.ofEntries(
            Map.entry("login", LOGON),
            Map.entry("logout", LOGOFF),
            Map.entry("session_expired", LOGOFF),
            Map.entry("user_created", ACCOUNT_CREATED),
            Map.entry("user_updated", ACCOUNT_CHANGED),
            Map.entry("user_deleted", ACCOUNT_DELETED),
            Map.entry("user_suspended", new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 5, "Disable")),
            Map.entry("user_activated", new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 2, "Enable")),
            Map.entry("admin_created", ACCOUNT_CREATED),
            Map.entry("admin_updated", ACCOUNT_CHANGED),
            Map.entry("admin_deleted", ACCOUNT_DELETED),
            Map.entry("admin_role_changed", ACCOUNT_CHANGED),
            Map.entry("password_changed", new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 3, "Password Change")),
            Map.entry("two_factor_enabled", new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 10, "MFA Factor Enable")),
            Map.entry("two_factor_disabled", new OcsfActivity(OcsfClass.ACCOUNT_CHANGE, 11, "MFA Factor Disable")),
            Map.entry("subscription_created", CREATED),
            Map.entry("subscription_updated", UPDATED),
            Map.entry("subscription_cancelled", UPDATED),
            Map.entry("subscription_paused", new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, 12, "Suspend")),
            Map.entry("subscription_resumed", new OcsfActivity(OcsfClass.ENTITY_MANAGEMENT, 13, "Resume")),
            Map.entry("transaction_created", CREATED),
            Map.entry("transaction_updated", UPDATED),
            Map.entry("transaction_refunded", UPDATED),
            Map.entry("payout_created", CREATED),
            Map.entry("payout_approved", UPDATED),
            Map.entry("payout_rejected", UPDATED),
            Map.entry("payout_processed", UPDATED),
            Map.entry("content_created", CREATED),
            Map.entry("content_updated", UPDATED),
            Map.entry("content_deleted", DELETED),
            Map.entry("content_published", UPDATED),
            Map.entry("content_unpublished", UPDATED),
            Map.entry("settings_updated", UPDATED),
            Map.entry("integration_configured", UPDATED),
            Map.entry("session_invalidated", DELETED),
            Map.entry("api_key_created", CREATED),
            Map.entry("api_key_revoked", DELETED),
            Map.entry("export_generated", new OcsfActivity(OcsfClass.API_ACTIVITY, 2, "Read")));

    /** What an admin changes of their own account where no other is named. */
    private static final Set<String> OF_ONESELF =
            Set.of("password_changed", "two_factor_enabled", "two_factor_disabled");

    /** Of the nearest class for which the activity has what the class requires. */
    static OcsfActivity of(Activity activity) {
        OcsfActivity nearest = BY_ACTION.getOrDefault(activity.action, CALL);
        boolean namesEntity = isGiven(activity.entityId) || isGiven(activity.entityName);
        return switch (nearest.ofClass()) {
            case AUTHENTICATION, API_ACTIVITY -> nearest;
            case ACCOUNT_CHANGE -> namesEntity || OF_ONESELF.contains(activity.action) ? nearest : nearest.asCall();
            case ENTITY_MANAGEMENT -> namesEntity ? nearest : nearest.asCall();
        };
    }

    private static OcsfActivity other(OcsfClass ofClass) {
        return new OcsfActivity(ofClass, OTHER, "Other");
    }

    /** The class knows no such activity: the action's own label says which it is. */
    boolean isOther() {
        return id == OTHER;
    }

    static boolean isGiven(@Nullable String text) {
        return text != null && !text.isEmpty();
    }

    private OcsfActivity asCall() {
        String create = "Create";
        if (create.equals(caption)) {
            return new OcsfActivity(OcsfClass.API_ACTIVITY, 1, create);
        }
        String delete = "Delete";
        return delete.equals(caption)
                ? new OcsfActivity(OcsfClass.API_ACTIVITY, 4, delete)
                : new OcsfActivity(OcsfClass.API_ACTIVITY, 3, "Update");
    }
}
