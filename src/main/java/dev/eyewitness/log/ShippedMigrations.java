package dev.eyewitness.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;

/**
 * The migrations that this build brings, and whether a database has them all, unchanged: then Flyway has nothing to do
 * and stays off the start path. It is the one that judges every other case.
 */
final class ShippedMigrations {

    static final String FOLDER = "/db/migration/";

    /** Every file of the folder, which {@code ShippedMigrationsTest} sees to. */
    static final List<String> FILES = List.of(
            "V1__the_log.sql",
            "V2__idempotency.sql",
            "V3__sessions.sql",
            "V4__finding.sql",
            "V5__proving.sql",
            "V6__restored.sql");

    private ShippedMigrations() {}

    /** Whether the history that Flyway keeps there names all of them, succeeded and with the checksums of these files. */
    static boolean areIn(Connection connection) throws SQLException {
        Map<String, Integer> applied = applied(connection);
        return FILES.stream().allMatch(file -> Integer.valueOf(checksum(file)).equals(applied.get(version(file))));
    }

    private static Map<String, Integer> applied(Connection connection) throws SQLException {
        Map<String, Integer> checksums = new HashMap<>();
        if (!hasHistory(connection)) {
            return checksums;
        }
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT version, checksum FROM flyway_schema_history WHERE success AND version IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                checksums.put(row.getString(1), row.getInt(2));
            }
        }
        return checksums;
    }

    private static boolean hasHistory(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT to_regclass('flyway_schema_history') IS NOT NULL");
                ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** {@code V<version>__<description>.sql}. */
    private static String version(String file) {
        return file.substring(1, file.indexOf("__"));
    }

    /** As Flyway computes it: the CRC-32 of the lines, without what ends them. */
    private static int checksum(String file) {
        CRC32 checksum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(ShippedMigrations.class.getResourceAsStream(FOLDER + file), file),
                StandardCharsets.UTF_8))) {
            lines.lines().map(line -> line.getBytes(StandardCharsets.UTF_8)).forEach(checksum::update);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (int) checksum.getValue();
    }
}
