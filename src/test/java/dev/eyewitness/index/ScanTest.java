package dev.eyewitness.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.search.ActivityScan;
import dev.eyewitness.search.MatchPredicate;
import dev.eyewitness.search.Query;
import dev.eyewitness.search.RandomActivities;
import dev.eyewitness.search.RandomQueries;
import dev.eyewitness.search.StoredActivities;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scan gives out the same, however much of the log is indexed. */
class ScanTest {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final int ACTIVITIES = 400;
    private static final int QUERIES = 300;

    /** Between two numbers, so that the log has ten blocks of numbers. */
    private static final int STEP = 100;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final RandomQueries queries = new RandomQueries(random);

    private EmbeddedPostgres postgres;
    private DataSource dataSource;
    private List<Activity> all;

    @BeforeEach
    void storeALog() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
        dataSource = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(dataSource).load().migrate();
        RandomActivities activities = new RandomActivities(random);
        all = LongStream.rangeClosed(1, ACTIVITIES)
                .mapToObj(number -> activities.next(number * STEP))
                .toList();
        try (Connection connection = dataSource.getConnection()) {
            StoredActivities.insert(connection, all);
        }
    }

    @AfterEach
    void stopDatabase() throws IOException {
        postgres.close();
    }

    @Test
    void findsTheSameWhateverIsIndexed() throws SQLException {
        assertFindsAll();

        execute("INSERT INTO search_head (tenant, seq) VALUES ('t', 0)");
        assertFindsAll();

        index(ACTIVITIES * STEP / 2);
        assertFindsAll();

        index(ACTIVITIES * STEP);
        assertFindsAll();

        // Of some, more than are looked up one by one.
        execute("INSERT INTO search_entry SELECT tenant, seq, received_at, terms[1:20]"
                + " FROM search_entry CROSS JOIN generate_series(1, 300)");
        assertFindsAll();
    }

    private void assertFindsAll() throws SQLException {
        for (int round = 0; round < QUERIES; round++) {
            Query.AllOf query = queries.next();
            long last = random.nextInt(3) == 0 ? random.nextInt(ACTIVITIES * STEP) : Long.MAX_VALUE;
            MatchPredicate predicate = new MatchPredicate(query);
            List<Long> expected = all.stream()
                    .filter(activity -> activity.seq <= last)
                    .filter(predicate)
                    .map(activity -> activity.seq)
                    .toList();

            assertThat(scan(query, last))
                    .as("seed %d, up to %d: %s", seed, last, query)
                    .isEqualTo(expected);
        }
    }

    private List<Long> scan(Query.AllOf query, long last) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ActivityScan scan = ActivityScan.open(dataSource, query, "t", last)) {
            for (Activity next = scan.next(); next != null; next = scan.next()) {
                numbers.add(next.seq);
            }
        }
        return numbers;
    }

    private void index(int upTo) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            assertThat(new IndexPage(connection, "t").write(upTo)).isPositive();
            connection.commit();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
