package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import dev.eyewitness.search.Condition.ActionIs;
import dev.eyewitness.search.Condition.AddressIn;
import dev.eyewitness.search.Condition.AdminIs;
import dev.eyewitness.search.Condition.CategoryIs;
import dev.eyewitness.search.Condition.Contains;
import dev.eyewitness.search.Condition.EntityIs;
import dev.eyewitness.search.Condition.Exactly;
import dev.eyewitness.search.Condition.MetadataIs;
import dev.eyewitness.search.Condition.OccurredBefore;
import dev.eyewitness.search.Condition.OccurredFrom;
import dev.eyewitness.search.Condition.SeverityIs;
import dev.eyewitness.search.Condition.SuccessIs;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryParserTest {

    private static final int ROUNDS = 10_000;

    @Test
    void readsWhatTheContractShows() {
        Query query = QueryParser.parse("action:user_*,login -admin:bot@x.io ip:10.0.0.0/8 success:false"
                + " severity:>=warning entity:payout/po_17 session:s1 meta.reason:\"fraud\" after:2026-11-01"
                + " before:2026-12-01T12:30:00+01:00 \"free text\"");

        assertThat(query)
                .isEqualTo(new Query.AllOf(List.of(
                        new Query.AnyOf(List.of(new ActionIs("user_", true), new ActionIs("login", false))),
                        new Query.Not(new AdminIs("bot@x.io")),
                        new AddressIn(Network.parse("10.0.0.0/8").orElseThrow()),
                        new SuccessIs(false),
                        new SeverityIs(Comparison.AT_LEAST, Severity.WARNING),
                        new EntityIs("payout", "po_17"),
                        new Exactly(TextColumn.SESSION, "s1"),
                        new MetadataIs(List.of("reason"), "fraud", true),
                        new OccurredFrom(Instant.parse("2026-11-01T00:00:00Z")),
                        new OccurredBefore(Instant.parse("2026-12-01T11:30:00Z")),
                        new Contains("free text"))));
    }

    private static List<List<Object>> terms() {
        return List.of(
                List.of("action:a:b", new ActionIs("a:b", false)),
                List.of("action:*", new ActionIs("", true)),
                List.of("category:payout", new CategoryIs(Category.PAYOUT)),
                List.of("adminId:ada", new Exactly(TextColumn.ADMIN_ID, "ada")),
                List.of("adminEmail:a@x.io", new Exactly(TextColumn.ADMIN_EMAIL, "a@x.io")),
                List.of("sessionId:\"\"", new Exactly(TextColumn.SESSION, "")),
                List.of("entity:payout", new EntityIs("payout", null)),
                List.of("entity:payout/a/b", new EntityIs("payout", "a/b")),
                List.of("entityType:a/b", new Exactly(TextColumn.ENTITY_TYPE, "a/b")),
                List.of("entityId:\"po 17\"", new Exactly(TextColumn.ENTITY_ID, "po 17")),
                List.of("success:true", new SuccessIs(true)),
                List.of("severity:notice", new SeverityIs(Comparison.AT_LEAST, Severity.NOTICE)),
                List.of("severity:=notice", new SeverityIs(Comparison.EQUAL, Severity.NOTICE)),
                List.of("severity:<=notice", new SeverityIs(Comparison.AT_MOST, Severity.NOTICE)),
                List.of("severity:<notice", new SeverityIs(Comparison.BELOW, Severity.NOTICE)),
                List.of("severity:>notice", new SeverityIs(Comparison.ABOVE, Severity.NOTICE)),
                List.of("from:2024-02-29", new OccurredFrom(Instant.parse("2024-02-29T00:00:00Z"))),
                List.of("to:2026-01-01t00:00:00.5z", new OccurredBefore(Instant.parse("2026-01-01T00:00:00.5Z"))),
                List.of(
                        "after:2026-01-01T00:00:00.000000001Z",
                        new OccurredFrom(Instant.parse("2026-01-01T00:00:00.000001Z"))),
                List.of("meta.a.b:1.50", new MetadataIs(List.of("a", "b"), "1.50", false)),
                List.of("meta.a:-5", new MetadataIs(List.of("a"), "-5", false)),
                List.of("meta.a:true", new MetadataIs(List.of("a"), "true", false)),
                List.of("meta.a:\"true\"", new MetadataIs(List.of("a"), "true", true)),
                List.of("meta.a:1e999", new MetadataIs(List.of("a"), "1e999", true)),
                List.of("meta.\"a.b \\\"c\".d:x", new MetadataIs(List.of("a.b \"c", "d"), "x", true)),
                List.of("meta.reason", new Contains("meta.reason")),
                List.of("metadata", new Contains("metadata")),
                List.of("100%_\\", new Contains("100%_\\")),
                List.of("\"a \\\"b\\\\ c, d:e\"", new Contains("a \"b\\ c, d:e")),
                List.of("\"-x\"", new Contains("-x")),
                List.of("a-b*", new Contains("a-b*")));
    }

    @ParameterizedTest
    @MethodSource("terms")
    void readsEveryKindOfTerm(List<Object> example) {
        assertThat(QueryParser.parse((String) example.getFirst()).terms()).containsExactly((Query) example.getLast());
    }

    @Test
    void negatesAllAlternativesOfATermTogether() {
        assertThat(QueryParser.parse("-a,\"b c\"").terms())
                .containsExactly(new Query.Not(new Query.AnyOf(List.of(new Contains("a"), new Contains("b c")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " \t\r\n "})
    void readsNothingAsEverything(String text) {
        assertThat(QueryParser.parse(text)).isEqualTo(Query.everything());
    }

    @Test
    void takesAnyWhiteSpaceBetweenTerms() {
        assertThat(QueryParser.parse("  a\t\n action:login  ")).isEqualTo(QueryParser.parse("a action:login"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "ip:10.0.0.1/8      | ip:10.0.0.0/8",
                "ip:10.0.0.1/32     | ip:10.0.0.1",
                "ip:0.0.0.0/0       | ip:0.0.0.0/0",
                "ip:::ffff:10.0.0.1 | ip:10.0.0.1",
                "ip:::ffff:10.0.0.1/104 | ip:10.0.0.0/8",
                "ip:2001:DB8:0:0::1/33  | ip:2001:db8::/33",
                "ip:::1             | ip:::1",
                "ip:\"10.0.0.1\"    | ip:10.0.0.1",
                "severity:warning   | severity:>=warning",
                "from:2026-11-01    | after:2026-11-01T00:00:00Z",
                "after:2016-12-31T23:59:60Z | after:2017-01-01T00:00:00Z",
                "after:2026-11-01T00:00:00.0000010000Z | after:2026-11-01T00:00:00.000001Z",
                "after:2026-11-01T00:00:00.0000010000001Z | after:2026-11-01T00:00:00.000002Z",
                "sessionId:\"s1\"   | session:s1",
                "action:\"user_*\"  | action:user_*",
                "admin:\"a*\"       | admin:\"a*\"",
                "meta.\"a\".b:\"x\" | meta.a.b:\"x\"",
                "meta.a:x           | meta.a:\"x\"",
                "\"a\",\"b:c\"      | a,\"b:c\"",
                "\"meta.\"          | \"meta.\"",
            })
    void writesTheCanonicalSpelling(String text, String canonical) {
        assertThat(QueryParser.parse(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "nonsense:1              | 1  | a field before the colon: one of action, category, admin, adminId",
                "a -adminid:x            | 4  | a field before the colon (adminId?)",
                "acton:x                 | 1  | a field before the colon (action?)",
                ":x                      | 1  | a field before the colon: one of",
                "http://x.io             | 1  | text that holds a colon goes in quotation marks",
                "meta:x                  | 1  | or meta.<name>",
                "action:                 | 8  | a value",
                "action: login           | 8  | a value",
                "action:login, logout    | 14 | a value",
                "action:,login           | 8  | a value",
                "a,                      | 3  | a value",
                "a ,b                    | 3  | a value",
                "-                       | 2  | a value",
                "a - b                   | 4  | a value",
                "--a                     | 2  | no -, which goes before a whole term",
                "a,-b                    | 3  | no -, which goes before a whole term",
                "admin:-b                | 7  | no -, which goes before a whole term",
                "action:us*r             | 8  | an action such as login, or a beginning such as user_*",
                "action:login,*_*        | 14 | only its end may be a *",
                "admin:bot*              | 7  | the whole value, for only an action may end in *",
                "session:*               | 9  | the whole value",
                "meta.a:x*               | 8  | the whole value",
                "meta.:x                 | 6  | a name of the metadata, as in meta.reason:fraud",
                "meta.a..b:x             | 8  | a name of the metadata",
                "meta.a:                 | 8  | a value",
                "category:money          | 10 | one of authentication, user, admin, subscription, transaction",
                "category:Payout         | 10 | one of",
                "success:yes             | 9  | true or false",
                "success:TRUE            | 9  | true or false",
                "severity:loud           | 10 | one of info, notice, warning, critical",
                "severity:>=             | 10 | one of info, notice, warning, critical",
                "severity:=>info         | 10 | one of info",
                "entity:/po_17           | 8  | a type, or a type and an id, such as payout or payout/po_17",
                "entity:payout/          | 8  | a type, or a type and an id",
                "entity:\"\"             | 8  | a type, or a type and an id",
                "ip:10.0.0.0/33          | 4  | an IPv4 or IPv6 address or network such as 203.0.113.7",
                "ip:10.0.0.0/-1          | 4  | an IPv4 or IPv6 address or network",
                "ip:10.0.0.0/            | 4  | an IPv4 or IPv6 address or network",
                "ip:10.0.0.0/08          | 4  | an IPv4 or IPv6 address or network",
                "ip:10.0.0               | 4  | an IPv4 or IPv6 address or network",
                "ip:10.0.0.256           | 4  | an IPv4 or IPv6 address or network",
                "ip:010.0.0.1            | 4  | an IPv4 or IPv6 address or network",
                "ip:2001:db8::/129       | 4  | an IPv4 or IPv6 address or network",
                "ip:::ffff:10.0.0.0/64   | 4  | an IPv4 or IPv6 address or network",
                "ip:fe80::1%eth0         | 4  | an IPv4 or IPv6 address or network",
                "ip:[::1]                | 4  | an IPv4 or IPv6 address or network",
                "ip:1::2::3              | 4  | an IPv4 or IPv6 address or network",
                "ip:localhost            | 4  | an IPv4 or IPv6 address or network",
                "ip:10.0.0.1,x           | 13 | an IPv4 or IPv6 address or network",
                "after:yesterday         | 7  | a date such as 2026-11-01 or an RFC 3339 time",
                "after:2026-02-30        | 7  | a date such as 2026-11-01",
                "after:2026-02-28T24:30:00Z | 7 | a date such as 2026-11-01",
                "after:2016-12-30T23:59:60Z | 7 | a date such as 2026-11-01",
                "after:2026-11-01T09:30Z | 7  | a date such as 2026-11-01",
                "after:2026-11-01T09:30:00 | 7  | a date such as 2026-11-01",
                "before:9999-12-31T23:59:59-01:00 | 8 | a date such as 2026-11-01",
                "\"\"                    | 1  | text between the quotation marks",
                "a \"b                   | 5  | a closing quotation mark for the one at 3",
                "meta.\"a:x              | 10 | a closing quotation mark for the one at 6",
                "\"a\\n\"                | 4  | \\\" or \\\\: a backslash within quotation marks",
                "\"a\\                   | 4  | \\\" or \\\\: a backslash within quotation marks",
                "\"a\"b                  | 4  | a blank or a comma: quotation marks go around a whole value",
                "a\"b\"                  | 2  | a blank or a comma: quotation marks go around a whole value",
                "\"a\":b                 | 4  | a blank or a comma",
                "𝄞 x:1                   | 3  | a field before the colon",
            })
    void saysWhereItCannotReadAndWhatItExpected(String text, int column, String expected) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParser.parse(text))
                .satisfies(
                        wrong -> assertThat(wrong.column()).isEqualTo(column),
                        wrong -> assertThat(wrong.getMessage())
                                .startsWith("at " + column + ": expected ")
                                .contains(expected));
    }

    @Test
    void refusesWhatNoActivityCanHold() {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParser.parse("ab\0"))
                .withMessage("at 3: expected no NUL character and no lone surrogate");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParser.parse("\uD800b"))
                .withMessage("at 1: expected no NUL character and no lone surrogate");
    }

    @Test
    void isBoundedInLengthAndInValues() {
        String longest = "a".repeat(QueryParser.MAX_LENGTH);
        String most =
                "a ".repeat(QueryParser.MAX_CONDITIONS / 2) + "b" + ",c".repeat(QueryParser.MAX_CONDITIONS / 2 - 1);

        assertThat(QueryParser.parse(longest).size()).isEqualTo(1);
        assertThat(QueryParser.parse(most).size()).isEqualTo(QueryParser.MAX_CONDITIONS);
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParser.parse(longest + "a"))
                .withMessage("at 4097: expected the end after 4096 characters at most");
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> QueryParser.parse(most + " d"))
                .withMessageContaining("a query has at most 100 values");
    }

    @Test
    void readsBackWhatItWrites() {
        long seed = System.nanoTime();
        RandomQueries queries = new RandomQueries(new Random(seed));

        for (int round = 0; round < ROUNDS; round++) {
            Query query = queries.next();
            assertThat(QueryParser.parse(query.toString()))
                    .as("seed %d, round %d: %s", seed, round, query)
                    .isEqualTo(query);
        }
    }

    @Test
    void readsOrRefusesWhateverComes() {
        long seed = System.nanoTime();
        RandomQueries queries = new RandomQueries(new Random(seed));

        for (int round = 0; round < ROUNDS; round++) {
            String text = queries.nextRubbish();
            try {
                Query query = QueryParser.parse(text);
                assertThat(QueryParser.parse(query.toString()))
                        .as("seed %d, round %d: %s", seed, round, text)
                        .isEqualTo(query);
            } catch (QueryException wrong) {
                assertThat(wrong.column())
                        .as("seed %d, round %d: %s", seed, round, text)
                        .isBetween(1, text.codePointCount(0, text.length()) + 1);
            }
        }
    }
}
