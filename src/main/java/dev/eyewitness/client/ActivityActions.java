package dev.eyewitness.client;

/** The actions that every tenant has from the start; one of your own is any other text. A test compares them with the catalogue. */
public final class ActivityActions {

    public static final String LOGIN = "login";

    public static final String LOGOUT = "logout";

    public static final String SESSION_EXPIRED = "session_expired";

    public static final String USER_CREATED = "user_created";

    public static final String USER_UPDATED = "user_updated";

    public static final String USER_DELETED = "user_deleted";

    public static final String USER_SUSPENDED = "user_suspended";

    public static final String USER_ACTIVATED = "user_activated";

    public static final String ADMIN_CREATED = "admin_created";

    public static final String ADMIN_UPDATED = "admin_updated";

    public static final String ADMIN_DELETED = "admin_deleted";

    public static final String ADMIN_ROLE_CHANGED = "admin_role_changed";

    public static final String SUBSCRIPTION_CREATED = "subscription_created";

    public static final String SUBSCRIPTION_UPDATED = "subscription_updated";

    public static final String SUBSCRIPTION_CANCELLED = "subscription_cancelled";

    public static final String SUBSCRIPTION_PAUSED = "subscription_paused";

    public static final String SUBSCRIPTION_RESUMED = "subscription_resumed";

    public static final String TRANSACTION_CREATED = "transaction_created";

    public static final String TRANSACTION_UPDATED = "transaction_updated";

    public static final String TRANSACTION_REFUNDED = "transaction_refunded";

    public static final String PAYOUT_CREATED = "payout_created";

    public static final String PAYOUT_APPROVED = "payout_approved";

    public static final String PAYOUT_REJECTED = "payout_rejected";

    public static final String PAYOUT_PROCESSED = "payout_processed";

    public static final String CONTENT_CREATED = "content_created";

    public static final String CONTENT_UPDATED = "content_updated";

    public static final String CONTENT_DELETED = "content_deleted";

    public static final String CONTENT_PUBLISHED = "content_published";

    public static final String CONTENT_UNPUBLISHED = "content_unpublished";

    public static final String SETTINGS_UPDATED = "settings_updated";

    public static final String INTEGRATION_CONFIGURED = "integration_configured";

    public static final String SESSION_INVALIDATED = "session_invalidated";

    public static final String PASSWORD_CHANGED = "password_changed";

    public static final String TWO_FACTOR_ENABLED = "two_factor_enabled";

    public static final String TWO_FACTOR_DISABLED = "two_factor_disabled";

    public static final String API_KEY_CREATED = "api_key_created";

    public static final String API_KEY_REVOKED = "api_key_revoked";

    public static final String EXPORT_GENERATED = "export_generated";

    public static final String BULK_ACTION_PERFORMED = "bulk_action_performed";

    public static final String API_OPERATION = "api_operation";

    private ActivityActions() {}
}
