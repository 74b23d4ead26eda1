package dev.eyewitness.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of RFC 8785, and the numbers that it does not have. */
class CanonicalJsonTest {

    private static final Path VECTORS = Path.of("src", "main", "webui", "test", "canonical-json.json");

    @Test
    void writesTheExampleOfTheSpecification() {
        String json = """
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""";

        assertThat(CanonicalJson.of(json))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[{\"$number\":\"333333333.33333329\"},1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** The page's own tests read the same file, so that both write the same. */
    @Test
    void writesWhatThePageWrites() throws IOException {
        JsonNode vectors = new ObjectMapper().readTree(VECTORS.toFile());

        assertThat(vectors)
                .isNotEmpty()
                .allSatisfy(vector -> assertThat(
                                CanonicalJson.of(vector.path("json").asText()))
                        .isEqualTo(vector.path("canonical").asText()));
    }

    @Test
    void sortsNamesAsTheSpecificationDoes() {
        String json = """
                {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}""";

        assertThat(CanonicalJson.of(json))
                .isEqualTo("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "0.0, 0",
        "-0e7, 0",
        "1.50, 1.5",
        "1.00, 1",
        "-12.0, -12",
        "-12.340, -12.34",
        "10.0, 10",
        "10.50, 10.5",
        "-0.0, 0",
        "0.50, 0.5",
        "1250.5, 1250.5",
        "123456789012.50, 123456789012.5",
        "100, 100",
        "1e2, 100",
        "1E2, 100",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "100000000000000000000, 100000000000000000000",
        "1e21, 1e+21",
        "-1.5e300, -1.5e+300",
        "0.000001, 0.000001",
        "0.0000001, 1e-7",
        "1.25e-7, 1.25e-7",
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308",
        "2e-3, 0.002",
        "0.1, 0.1"
    })
    void writesNumbersAsEcmascriptDoes(String written, String canonical) {
        assertThat(CanonicalJson.of(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890, 12345678901234567890",
        "12345678901234567890.10, 12345678901234567890.1",
        "1.2345678901234567891e19, 12345678901234567891",
        "9007199254740993, 9007199254740993",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
    })
    void keepsNumbersThatNoDoubleIsWrittenAs(String written, String digits) {
        assertThat(CanonicalJson.of(written)).isEqualTo("{\"$number\":\"" + digits + "\"}");
    }

    @Test
    void keepsNumbersThatNoDoubleReaches() {
        assertThat(CanonicalJson.of("-1e400")).isEqualTo("{\"$number\":\"-1" + "0".repeat(400) + "\"}");
    }

    @Test
    void noObjectIsTakenForANumber() {
        assertThat(CanonicalJson.of("{\"$number\":\"1\",\"$$number\":2,\"number\":3,\"$numbers\":4}"))
                .isEqualTo("{\"$$$number\":2,\"$$number\":\"1\",\"$numbers\":4,\"number\":3}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "1 2", "nul", "{\"a\"}"})
    void refusesWhatIsNoJson(String text) {
        assertThatThrownBy(() -> CanonicalJson.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
