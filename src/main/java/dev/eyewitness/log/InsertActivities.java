package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one statement of a batch: all activities, the heads, the admins last seen and the wake-up of other replicas, each as arrays of
 * columns; and, in the same round trip, the commit. Asked for in one of its own, it came when this replica next had a processor, and other
 * replicas waited for the heads meanwhile.
 */
final class InsertActivities {

    /** What replicas LISTEN on; the payload says how far which tenant's log has grown, nothing more. */
    static final String CHANNEL = "eyewitness_log";

    private static final String BYTES = "bytea";
    private static final String TEXT = "text";
    private static final String BIGINT = "bigint";

    /** A column, the type of its array, the cast on the way in (null: none), and its value. */
    private record Column(
            String name, String arrayType, @Nullable String cast, Function<Activity, @Nullable Object> value) {

        static Column text(String name, Function<Activity, @Nullable Object> value) {
            return new Column(name, TEXT, null, value);
        }

        /** As ISO 8601 writes it: a {@code Timestamp} writes what was before 1582 in the Julian calendar, which PostgreSQL does not read it in. */
        static Column time(String name, Function<Activity, Instant> value) {
            return new Column(
                    name, TEXT, "timestamptz", activity -> value.apply(activity).toString());
        }

        static Column bytes(String name, Function<Activity, byte @Nullable []> value) {
            return new Column(name, BYTES, null, value::apply);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            Column.text("tenant", activity -> activity.tenant),
            new Column("seq", BIGINT, null, activity -> activity.seq),
            new Column("id", "uuid", null, activity -> activity.id),
            Column.time("received_at", activity -> activity.receivedAt),
            Column.time("occurred_at", activity -> activity.occurredAt),
            Column.text("action", activity -> activity.action),
            Column.text("label", activity -> activity.label),
            Column.text("category", activity -> activity.category),
            Column.text("icon", activity -> activity.icon),
            new Column("severity", "smallint", null, activity -> activity.severity.rank()),
            Column.text("description", activity -> activity.description),
            Column.text("admin_id", activity -> activity.adminId),
            Column.text("admin_name", activity -> activity.adminName),
            Column.text("admin_email", activity -> activity.adminEmail),
            Column.text("session_id", activity -> activity.sessionId),
            Column.text("entity_type", activity -> activity.entityType),
            Column.text("entity_id", activity -> activity.entityId),
            Column.text("entity_name", activity -> activity.entityName),
            new Column("ip_address", TEXT, "inet", activity -> activity.ipAddress),
            Column.text("user_agent", activity -> activity.userAgent),
            Column.text("device_type", activity -> device(activity, Device::type)),
            Column.text("device_browser", activity -> device(activity, Device::browser)),
            Column.text("device_os", activity -> device(activity, Device::os)),
            new Column("success", "boolean", null, activity -> activity.success),
            Column.text("failure_reason", activity -> activity.failureReason),
            new Column("metadata", TEXT, "jsonb", activity -> activity.metadata),
            new Column("changes", TEXT, "jsonb", activity -> activity.changes),
            Column.text("trace_id", activity -> activity.traceId),
            Column.bytes("salt", activity -> activity.salt),
            Column.bytes("leaf_hash", activity -> activity.leafHash));

    /**
     * Arrays that are unnested in the {@code SELECT} list are read side by side; in the {@code FROM}, PostgreSQL would first copy each
     * into a store of its own. Admins who are called as before are left alone: {@code ON CONFLICT} locks each, which is written to the log of
     * the database, whether it changes them or not.
     */
    private static final String SQL = """
            WITH inserted AS (
                INSERT INTO activity (%s) SELECT %s FROM (SELECT %s) AS new
            ), advanced AS (
                UPDATE log_head SET seq = new.seq, received_at = new.received_at::timestamptz, frontier = coalesce(new.frontier, log_head.frontier)
                FROM unnest(?::text[], ?::bigint[], ?::text[], ?::bytea[]) AS new (tenant, seq, received_at, frontier)
                WHERE log_head.tenant = new.tenant
            ), seen AS (
                INSERT INTO admin
                SELECT new.* FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS new (tenant, admin_id, name, email)
                LEFT JOIN admin AS known USING (tenant, admin_id)
                WHERE (known.name, known.email) IS DISTINCT FROM
                    (coalesce(new.name, known.name), coalesce(new.email, known.email))
                ON CONFLICT (tenant, admin_id) DO UPDATE SET
                    name = coalesce(excluded.name, admin.name), email = coalesce(excluded.email, admin.email)
            )
            SELECT pg_notify('%s', grown) FROM unnest(?::text[]) AS grown;
            COMMIT""".formatted(
                    listed(Column::name),
                    listed(column -> column.cast() == null ? column.name() : column.name() + "::" + column.cast()),
                    listed(column -> "unnest(?::%s[]) AS %s".formatted(column.arrayType(), column.name())),
                    CHANNEL);

    private InsertActivities() {}

    private static String listed(Function<Column, String> part) {
        return COLUMNS.stream().map(part).collect(Collectors.joining(", "));
    }

    private static @Nullable String device(Activity activity, Function<Device, @Nullable String> part) {
        return activity.device == null ? null : part.apply(activity.device);
    }

    /** Ends the connection's transaction with it. Where it fails, nothing is committed, and the transaction is to be rolled back. */
    static void commit(
            Connection connection, List<Draft> drafts, Collection<LogHead> heads, Growth growth, SeenAdmins admins)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            Arrays arrays = new Arrays(connection, statement);
            List<Activity> activities = drafts.stream().map(Draft::activity).toList();
            for (Column column : COLUMNS) {
                arrays.add(column.arrayType(), activities, column.value());
            }
            arrays.add(TEXT, heads, LogHead::tenant);
            arrays.add(BIGINT, heads, LogHead::seq);
            arrays.add(TEXT, heads, head -> head.receivedAt().toString());
            arrays.add(BYTES, heads, head -> growth.frontier(head.tenant()));
            Collection<SeenAdmins.Seen> seen = admins.all();
            arrays.add(TEXT, seen, SeenAdmins.Seen::tenant);
            arrays.add(TEXT, seen, SeenAdmins.Seen::adminId);
            arrays.add(TEXT, seen, SeenAdmins.Seen::name);
            arrays.add(TEXT, seen, SeenAdmins.Seen::email);
            arrays.add(TEXT, heads, Recorded::notification);
            statement.execute();
        }
    }

    /** Binds one array after another. */
    private static final class Arrays {
        private final Connection connection;
        private final PreparedStatement statement;
        private int bound;

        Arrays(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        /** The driver sends arrays of these classes in binary, and any other as one text with every element quoted. */
        <T> void add(String type, Collection<T> rows, Function<? super T, @Nullable Object> value) throws SQLException {
            @Nullable
            Object[] array = switch (type) {
                case BYTES -> new byte[rows.size()][];
                case TEXT -> new String[rows.size()];
                case BIGINT -> new Long[rows.size()];
                default -> new Object[rows.size()];
            };
            int place = 0;
            for (T row : rows) {
                array[place++] = value.apply(row);
            }
            statement.setArray(++bound, connection.createArrayOf(type, array));
        }
    }
}
