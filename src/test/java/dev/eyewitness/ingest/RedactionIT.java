package dev.eyewitness.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RedactionIT {

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void keepsSecretsOutOfTheMetadataAtAnyDepth() {
        JsonNode stored = api.stored("""
                {"action": "login", "metadata": {
                  "PassWord": "p", "SECRET": 1, "token": {"nested": "t"}, "Authorization": ["a"], "apiKey": true,
                  "cardNumber": null, "cvv": "123", "ssn": "1", "author": "Ada",
                  "list": [{"api_key": "k"}, [{"x-api-key": "k"}]], "deep": {"er": {"CARD-NUMBER": "4111"}}}}""");

        assertThat(stored.path("metadata")).isEqualTo(Json.parse("""
                {"PassWord": "[redacted]", "SECRET": "[redacted]", "token": "[redacted]", "Authorization": "[redacted]",
                 "apiKey": "[redacted]", "cardNumber": "[redacted]", "cvv": "[redacted]", "ssn": "[redacted]",
                 "author": "Ada", "list": [{"api_key": "[redacted]"}, [{"x-api-key": "[redacted]"}]],
                 "deep": {"er": {"CARD-NUMBER": "[redacted]"}}}"""));
    }

    @Test
    void keepsSecretsOutOfTheChanges() {
        JsonNode stored = api.stored("""
                {"action": "user_updated", "changes": [
                  {"field": "Password", "from": "old", "to": "new"},
                  {"field": "billing.cardNumber", "from": "4111", "to": {"digits": "4222"}},
                  {"field": "profile", "from": {"token": "t", "city": "Paris"}, "to": [{"Secret": "s"}]},
                  {"field": "city", "from": "Paris", "to": "London"}]}""");

        assertThat(stored.path("changes")).isEqualTo(Json.parse("""
                [{"field": "Password", "from": "[redacted]", "to": "[redacted]"},
                 {"field": "billing.cardNumber", "from": "[redacted]", "to": "[redacted]"},
                 {"field": "profile", "from": {"token": "[redacted]", "city": "Paris"}, "to": [{"Secret": "[redacted]"}]},
                 {"field": "city", "from": "Paris", "to": "London"}]"""));
    }
}
