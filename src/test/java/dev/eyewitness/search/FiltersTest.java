package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Violation;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "search     | Ada  \"x:y\",-z% | Ada \"\\\"x:y\\\"\" \"-z%\"",
                "action     | user_*, login    | action:user_*,login",
                "category   | payout,security  | category:payout,security",
                "adminId    | a*, -b           | adminId:\"a*\",\"-b\"",
                "adminEmail | ada@x.io         | adminEmail:ada@x.io",
                "sessionId  | s 1              | session:\"s 1\"",
                "entityType | a/b              | entityType:a/b",
                "entityId   | po_17            | entityId:po_17",
                "ip         | 10.0.0.9/8,::1   | ip:10.0.0.0/8,::1",
                "success    | false            | success:false",
                "severity   | notice           | severity:>=notice",
                "from       | 2026-11-01       | after:2026-11-01T00:00:00Z",
                "to         | 2026-11-01T01:00:00+01:00 | before:2026-11-01T00:00:00Z",
                "q          | action:login -x  | action:login -x",
                "action     | §§               | §§",
                "adminId    | §, ,§            | §§",
                "search     | § §              | §§",
                "q          | § §              | §§",
                "success    | §§               | §§",
                "severity   | § §              | §§",
                "from       | §§               | §§",
                "to         | §§               | §§",
                "cursor     | e-1              | §§",
            })
    void saysWhatAParameterSays(String name, String value, String query) {
        assertThat(Filters.query(Map.of(name, List.of(value)))).hasToString(query);
    }

    @Test
    void takesRepeatedValuesOfAListAsAlternativesAndOfOthersAsTerms() {
        assertThat(Filters.query(Map.of("ip", List.of("10.0.0.1", "10.0.0.2")))).hasToString("ip:10.0.0.1,10.0.0.2");
        assertThat(Filters.query(Map.of("q", List.of("a", "b c")))).hasToString("a b c");
        assertThat(Filters.query(Map.of("success", List.of("true", "false"))))
                .hasToString("success:true success:false");
    }

    @Test
    void holdsAllParametersTogether() {
        Query query = Filters.query(
                Map.of("q", List.of("-action:login"), "search", List.of("ada"), "to", List.of("2026-11-01")));

        assertThat(query).hasToString("ada before:2026-11-01T00:00:00Z -action:login");
    }

    @Test
    void readsTheFieldsOfABeanAsItReadsAMap() {
        Filters filters = new Filters();
        filters.action = List.of("login,logout");
        filters.q = List.of("ada");

        assertThat(filters.query()).hasToString("action:login,logout ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "action   | login,a*b         | at 7: expected an action",
                "category | payout, money     | at 9: expected one of",
                "ip       | 10.0.0.1,10.0.0/8 | at 10: expected an IPv4",
                "success  | yes               | at 1: expected true or false",
                "severity | loud              | at 1: expected one of info",
                "from     | 2026-11-31        | at 1: expected a date",
                "to       | soon              | at 1: expected a date",
                "q        | ada \"x           | at 7: expected a closing quotation mark",
            })
    void refusesWhatItCannotReadByNameAndPosition(String name, String value, String message) {
        assertThat(violation(Map.of(name, List.of(value)))).satisfies(violation -> {
            assertThat(violation.field()).isEqualTo(name);
            assertThat(violation.message()).startsWith(message);
        });
    }

    @Test
    void boundsAllFiltersTogether() {
        List<String> most = Collections.nCopies(QueryParser.MAX_CONDITIONS, "a");

        assertThat(Filters.query(Map.of("adminId", most)).size()).isEqualTo(QueryParser.MAX_CONDITIONS);
        assertThat(violation(Map.of("adminId", most, "q", List.of("b"))).field())
                .isEqualTo("q");
        assertThat(violation(Map.of("search", List.of("a".repeat(QueryParser.MAX_LENGTH + 1))))
                        .message())
                .startsWith("at 4097: expected the end");
    }

    @Test
    void refusesNamesThatAreNoFilters() {
        Filters.refuseUnknown(List.of("q", "limit"), Set.of("limit"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Filters.refuseUnknown(List.of("adminid"), Set.of("limit")))
                .withMessage("adminid is not a parameter of this address");
    }

    private static Violation violation(Map<String, List<String>> parameters) {
        try {
            throw new AssertionError("read as " + Filters.query(parameters));
        } catch (ProblemException refused) {
            return refused.problem().violations().getFirst();
        }
    }
}
