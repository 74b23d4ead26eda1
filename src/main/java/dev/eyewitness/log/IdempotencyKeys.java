package dev.eyewitness.log;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The keys of a batch and what they were used for, read and written under the lock of the log's head: two writers cannot both
 * find a key unused.
 */
final class IdempotencyKeys {

    /** Partitions of earlier days may be dropped at any moment: see {@link Partitions}. */
    static final int DAYS_KEPT = 2;

    private final Map<Name, Use> uses = new HashMap<>();
    private final List<Draft> added = new ArrayList<>();

    private record Name(String tenant, String key) {

        static Name of(Draft draft) {
            return new Name(draft.activity().tenant, keyOf(draft).text());
        }
    }

    private record Use(String digest, UUID id, long seq) {

        Outcome answer(IdempotencyKey key) {
            return digest.equals(key.digest()) ? new Outcome.Replayed(id, seq) : new Outcome.KeyReused();
        }
    }

    private IdempotencyKeys() {}

    /**
     * Reads what the keys of the drafts were used for.
     *
     * @param today of the database's clock, in UTC
     */
    static IdempotencyKeys of(Connection connection, List<Draft> drafts, LocalDate today) throws SQLException {
        IdempotencyKeys keys = new IdempotencyKeys();
        List<Name> names = drafts.stream()
                .filter(draft -> draft.key() != null)
                .map(Name::of)
                .distinct()
                .toList();
        if (!names.isEmpty()) {
            keys.read(connection, names, today.minusDays(DAYS_KEPT));
        }
        return keys;
    }

    private void read(Connection connection, List<Name> names, LocalDate from) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT tenant, key, digest, id, seq FROM idempotency_key
                WHERE (tenant, key) IN (SELECT * FROM unnest(?::text[], ?::text[])) AND day >= ?""")) {
            select.setArray(1, array(connection, "text", names, Name::tenant));
            select.setArray(2, array(connection, "text", names, Name::key));
            select.setObject(3, from);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    uses.put(
                            new Name(row.getString(1), row.getString(2)),
                            new Use(row.getString(3), row.getObject(4, UUID.class), row.getLong(5)));
                }
            }
        }
    }

    /** What to answer instead of recording the draft, where its key was used before, in the database or in this batch. */
    Optional<Outcome> earlier(Draft draft) {
        IdempotencyKey key = draft.key();
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(uses.get(Name.of(draft))).map(use -> use.answer(key));
    }

    /** Remembers the key of a draft that has its number. */
    void use(Draft draft) {
        if (draft.key() != null) {
            uses.put(Name.of(draft), new Use(draft.key().digest(), draft.activity().id, draft.activity().seq));
            added.add(draft);
        }
    }

    /** Writes the new keys in the connection's transaction, which the caller commits. */
    void store(Connection connection) throws SQLException {
        if (added.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO idempotency_key (tenant, key, day, digest, id, seq)
                SELECT * FROM unnest(?::text[], ?::text[], ?::date[], ?::text[], ?::uuid[], ?::bigint[])""")) {
            insert.setArray(1, array(connection, "text", added, draft -> draft.activity().tenant));
            insert.setArray(
                    2, array(connection, "text", added, draft -> keyOf(draft).text()));
            insert.setArray(3, array(connection, "date", added, IdempotencyKeys::dayOf));
            insert.setArray(
                    4, array(connection, "text", added, draft -> keyOf(draft).digest()));
            insert.setArray(5, array(connection, "uuid", added, draft -> draft.activity().id));
            insert.setArray(6, array(connection, "bigint", added, draft -> draft.activity().seq));
            insert.executeUpdate();
        }
    }

    private static IdempotencyKey keyOf(Draft draft) {
        return Objects.requireNonNull(draft.key());
    }

    private static LocalDate dayOf(Draft draft) {
        return draft.activity().receivedAt.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static <T> java.sql.Array array(Connection connection, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray());
    }
}
