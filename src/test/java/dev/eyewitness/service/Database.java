package dev.eyewitness.service;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The database behind the service under test, to look at what really stands in it. */
public final class Database {

    private static final Duration INDEXED_WITHIN = Duration.ofSeconds(60);

    private static @Nullable DataSource dataSource;
    private static @Nullable String url;

    private Database() {}

    static void use(DataSource database, String address) {
        dataSource = database;
        url = address;
    }

    /** Its address, for a further replica. */
    public static String url() {
        return Objects.requireNonNull(url);
    }

    /** A connection to it, as a further client has one. */
    public static Connection connect() throws SQLException {
        return Objects.requireNonNull(dataSource).getConnection();
    }

    /** The numbers of that tenant's log, in their order. */
    public static List<Long> numbers(String tenant) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement select =
                        connection.prepareStatement("SELECT seq FROM activity WHERE tenant = ? ORDER BY seq")) {
            select.setString(1, tenant);
            try (ResultSet row = select.executeQuery()) {
                List<Long> numbers = new ArrayList<>();
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
                return numbers;
            }
        }
    }

    /** Waits until searches in that tenant's log are answered from the index. */
    public static void awaitIndexed(String tenant) {
        await().atMost(INDEXED_WITHIN)
                .until(() -> query("SELECT 1 FROM log_head JOIN search_head USING (tenant, seq) WHERE tenant = '"
                                        + tenant + "'")
                                .size()
                        == 1);
    }

    /** The first column of what that query answers, as text. */
    public static List<String> query(String sql) throws SQLException {
        try (Connection connection = Objects.requireNonNull(dataSource).getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }

    /** Changes what no caller can, as an operator or a fault might. */
    public static void update(String sql) throws SQLException {
        try (Connection connection = Objects.requireNonNull(dataSource).getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.executeUpdate();
        }
    }
}
