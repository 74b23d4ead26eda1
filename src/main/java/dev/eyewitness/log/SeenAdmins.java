package dev.eyewitness.log;

import dev.eyewitness.activity.Activity;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The last name and e-mail seen of each admin in a batch, read and written under the lock of the log's head, so that an
 * activity sees the names of all that stand before it.
 */
final class SeenAdmins {

    private final Map<Key, Names> names = new TreeMap<>();

    private record Key(String tenant, String adminId) implements Comparable<Key> {

        static Key of(Activity activity) {
            return new Key(activity.tenant, activity.adminId);
        }

        @Override
        public int compareTo(Key other) {
            int byTenant = tenant.compareTo(other.tenant);
            return byTenant != 0 ? byTenant : adminId.compareTo(other.adminId);
        }
    }

    private record Names(@Nullable String name, @Nullable String email) {}

    /**
     * What the batch's rows of the table {@code admin} should be.
     *
     * @param tenant whose admin
     * @param adminId which admin
     * @param name the last one seen, if any
     * @param email the last one seen, if any
     */
    record Seen(
            String tenant,
            String adminId,
            @Nullable String name,
            @Nullable String email) {}

    private SeenAdmins() {}

    /** Reads what was seen before, but only where an activity of the batch leaves something out. */
    static SeenAdmins of(Connection connection, List<Draft> drafts) throws SQLException {
        SeenAdmins seen = new SeenAdmins();
        List<Key> lacking = drafts.stream()
                .map(Draft::activity)
                .filter(activity -> activity.adminName == null || activity.adminEmail == null)
                .map(Key::of)
                .distinct()
                .toList();
        if (!lacking.isEmpty()) {
            seen.read(connection, lacking);
        }
        return seen;
    }

    private void read(Connection connection, List<Key> keys) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT tenant, admin_id, name, email FROM admin
                WHERE (tenant, admin_id) IN (SELECT * FROM unnest(?::text[], ?::text[]))""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::tenant).toArray()));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(Key::adminId).toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    names.put(
                            new Key(row.getString(1), row.getString(2)), new Names(row.getString(3), row.getString(4)));
                }
            }
        }
    }

    /** Fills in what the activity leaves out, and remembers what it says. */
    void complete(Activity activity) {
        Names before = names.getOrDefault(Key.of(activity), new Names(null, null));
        activity.adminName = activity.adminName != null ? activity.adminName : before.name();
        activity.adminEmail = activity.adminEmail != null ? activity.adminEmail : before.email();
        if (activity.adminName != null || activity.adminEmail != null) {
            names.put(Key.of(activity), new Names(activity.adminName, activity.adminEmail));
        }
    }

    /** What to write back: every admin of the batch of whom a name or an e-mail is known. */
    Collection<Seen> all() {
        return names.entrySet().stream()
                .map(entry -> new Seen(
                        entry.getKey().tenant(),
                        entry.getKey().adminId(),
                        entry.getValue().name(),
                        entry.getValue().email()))
                .toList();
    }
}
