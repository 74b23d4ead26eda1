/** The actions of the catalogue, written from `actions.json` (`npx vitest run client/build --update`). */
export const ActivityActions = {
  /** Logged in. */
  LOGIN: 'login',
  /** Logged out. */
  LOGOUT: 'logout',
  /** Session expired. */
  SESSION_EXPIRED: 'session_expired',
  /** User created. */
  USER_CREATED: 'user_created',
  /** User updated. */
  USER_UPDATED: 'user_updated',
  /** User deleted. */
  USER_DELETED: 'user_deleted',
  /** User suspended. */
  USER_SUSPENDED: 'user_suspended',
  /** User activated. */
  USER_ACTIVATED: 'user_activated',
  /** Admin created. */
  ADMIN_CREATED: 'admin_created',
  /** Admin updated. */
  ADMIN_UPDATED: 'admin_updated',
  /** Admin deleted. */
  ADMIN_DELETED: 'admin_deleted',
  /** Admin role changed. */
  ADMIN_ROLE_CHANGED: 'admin_role_changed',
  /** Subscription created. */
  SUBSCRIPTION_CREATED: 'subscription_created',
  /** Subscription updated. */
  SUBSCRIPTION_UPDATED: 'subscription_updated',
  /** Subscription cancelled. */
  SUBSCRIPTION_CANCELLED: 'subscription_cancelled',
  /** Subscription paused. */
  SUBSCRIPTION_PAUSED: 'subscription_paused',
  /** Subscription resumed. */
  SUBSCRIPTION_RESUMED: 'subscription_resumed',
  /** Transaction created. */
  TRANSACTION_CREATED: 'transaction_created',
  /** Transaction updated. */
  TRANSACTION_UPDATED: 'transaction_updated',
  /** Transaction refunded. */
  TRANSACTION_REFUNDED: 'transaction_refunded',
  /** Payout created. */
  PAYOUT_CREATED: 'payout_created',
  /** Payout approved. */
  PAYOUT_APPROVED: 'payout_approved',
  /** Payout rejected. */
  PAYOUT_REJECTED: 'payout_rejected',
  /** Payout processed. */
  PAYOUT_PROCESSED: 'payout_processed',
  /** Content created. */
  CONTENT_CREATED: 'content_created',
  /** Content updated. */
  CONTENT_UPDATED: 'content_updated',
  /** Content deleted. */
  CONTENT_DELETED: 'content_deleted',
  /** Content published. */
  CONTENT_PUBLISHED: 'content_published',
  /** Content unpublished. */
  CONTENT_UNPUBLISHED: 'content_unpublished',
  /** Settings updated. */
  SETTINGS_UPDATED: 'settings_updated',
  /** Integration configured. */
  INTEGRATION_CONFIGURED: 'integration_configured',
  /** Session invalidated. */
  SESSION_INVALIDATED: 'session_invalidated',
  /** Password changed. */
  PASSWORD_CHANGED: 'password_changed',
  /** Two-factor enabled. */
  TWO_FACTOR_ENABLED: 'two_factor_enabled',
  /** Two-factor disabled. */
  TWO_FACTOR_DISABLED: 'two_factor_disabled',
  /** API key created. */
  API_KEY_CREATED: 'api_key_created',
  /** API key revoked. */
  API_KEY_REVOKED: 'api_key_revoked',
  /** Export generated. */
  EXPORT_GENERATED: 'export_generated',
  /** Bulk action performed. */
  BULK_ACTION_PERFORMED: 'bulk_action_performed',
  /** API operation. */
  API_OPERATION: 'api_operation',
} as const;
