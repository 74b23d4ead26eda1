package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.activity.Activity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The readings of a query agree with each other, on a real PostgreSQL, and with {@link QueryOracle}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingsTest {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);
    private static final int ACTIVITIES = 400;
    private static final int QUERIES = 2_000;

    /** Of Unicode 11. */
    private static final int FIRST_YOUNG_LETTER = 0x1C89;

    private final long seed = System.nanoTime();

    private EmbeddedPostgres postgres;
    private Connection connection;

    @BeforeAll
    void startDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        connection = postgres.getPostgresDatabase().getConnection();
    }

    @AfterAll
    void stopDatabase() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void findTheSameActivities() throws SQLException {
        Random random = new Random(seed);
        RandomActivities activities = new RandomActivities(random);
        RandomQueries queries = new RandomQueries(random);
        List<Activity> all =
                LongStream.rangeClosed(1, ACTIVITIES).mapToObj(activities::next).toList();
        StoredActivities.insert(connection, all);
        long found = 0;

        for (int round = 0; round < QUERIES; round++) {
            Query query = queries.next();
            MatchPredicate predicate = new MatchPredicate(query);
            List<Long> expected = all.stream()
                    .filter(activity -> QueryOracle.meets(activity, query))
                    .map(activity -> activity.seq)
                    .toList();

            assertThat(all.stream().filter(predicate).map(activity -> activity.seq))
                    .as("matched, seed %d, round %d: %s", seed, round, query)
                    .isEqualTo(expected);
            assertThat(select(query))
                    .as("selected, seed %d, round %d: %s", seed, round, query)
                    .isEqualTo(expected);
            found += expected.size();
        }

        assertThat(found)
                .as("neither all nor nothing: seed %d", seed)
                .isBetween((long) QUERIES, (long) QUERIES * ACTIVITIES / 2);
    }

    @Test
    void requireNoTermThatAMatchLacksAndFewThatOthersHave() {
        Random random = new Random(seed);
        RandomActivities activities = new RandomActivities(random);
        RandomQueries queries = new RandomQueries(random);
        SearchTerms terms = new SearchTerms("t");
        List<Activity> all =
                LongStream.rangeClosed(1, ACTIVITIES).mapToObj(activities::next).toList();
        List<int[]> termsOfEach = all.stream().map(terms::of).toList();
        int inVain = 0;
        int led = 0;

        for (int round = 0; round < QUERIES; round++) {
            Query query = queries.next();
            MatchPredicate predicate = new MatchPredicate(query);
            RequiredTerms required = RequiredTerms.of(query, "t");
            for (int at = 0; at < ACTIVITIES; at++) {
                int[] has = termsOfEach.get(at);
                boolean passes = required.areIn(term -> Arrays.binarySearch(has, term) >= 0);
                boolean matches = predicate.test(all.get(at));
                assertThat(passes || !matches)
                        .as("seed %d, round %d: %s", seed, round, query)
                        .isTrue();
                if (!(required instanceof RequiredTerms.None)) {
                    led += passes ? 1 : 0;
                    inVain += passes && !matches ? 1 : 0;
                }
            }
        }

        assertThat(inVain).as("of %d, seed %d", led, seed).isLessThan(led / 2);
    }

    private List<Long> select(Query query) throws SQLException {
        SqlPredicate predicate = SqlPredicate.of(query);
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT seq FROM activity WHERE tenant = 't' AND " + predicate.sql() + " ORDER BY seq")) {
            for (int at = 0; at < predicate.parameters().size(); at++) {
                select.setObject(at + 1, predicate.parameters().get(at));
            }
            try (ResultSet row = select.executeQuery()) {
                List<Long> numbers = new ArrayList<>();
                while (row.next()) {
                    numbers.add(row.getLong(1));
                }
                return numbers;
            }
        }
    }

    /** The Unicode of an old ICU ends before some letters; it leaves those as they are. */
    @Test
    void foldTheCaseOfEveryLetterAlike() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT " + CaseFolding.sql("?"))) {
            for (int character = 1; character <= Character.MAX_CODE_POINT; character++) {
                if (Character.toLowerCase(character) != character || Character.toUpperCase(character) != character) {
                    String letter = Character.toString(character);
                    assertThat(folded(letter, select))
                            .as("U+%X", character)
                            .isIn(CaseFolding.fold(letter), character < FIRST_YOUNG_LETTER ? null : letter);
                }
            }
        }
    }

    private static String folded(String text, PreparedStatement select) throws SQLException {
        select.setString(1, text);
        try (ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
