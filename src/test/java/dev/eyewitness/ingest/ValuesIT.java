package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that look unusual and are right. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class ValuesIT {

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.7                  | 203.0.113.7
            203.0.113.7, 10.0.0.1        | 203.0.113.7
            2001:db8::1,203.0.113.7      | 2001:db8::1
            2001:DB8:0:0:0:0:0:1         | 2001:db8::1
            2001:db8:0:0:1:0:0:1         | 2001:db8::1:0:0:1
            0:0:0:0:0:0:0:1              | ::1
            ::                           | ::
            ::102:304                    | ::1.2.3.4
            0.0.0.0                      | 0.0.0.0
            255.255.255.255              | 255.255.255.255
            """)
    void writesTheAddressInItsCanonicalForm(String posted, String stored) {
        JsonNode answer =
                api.stored(Json.activity("login").put("ipAddress", posted).toString());

        assertThat(answer.path("ipAddress").asText()).isEqualTo(stored);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "مرحبا بالعالم",
                "שלום",
                "日本語のテキスト",
                "👩🏽‍🚀 🇪🇺 e\u0301",
                "\u202Eright to left\u202C",
                "'; DROP TABLE activity; --",
                "<script>alert(1)</script>",
                "line\nfeed\ttab\u0001",
                "\"\\\\\"{}[]$1%s",
                "\uFFFF\uFDD0"
            })
    void keepsEveryTextAsItIs(String text) {
        ObjectNode posted = Json.activity("login").put("adminName", text).put("entityName", text);
        posted.putObject("metadata").put(text, text);

        JsonNode answer = api.stored(posted.toString());

        assertThat(answer.path("adminName").asText()).isEqualTo(text);
        assertThat(answer.path("entityName").asText()).isEqualTo(text);
        assertThat(answer.path("metadata")).isEqualTo(posted.path("metadata"));
    }
}
