package dev.eyewitness.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged service needs, and how it says so. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class StartIT {

    /** What SmallRye logs when it does. */
    private static final String READS_THE_DOCUMENT = "SROAP00500";

    private final Map<String, String> environment = ServiceProcess.environment(Database.url());

    @Test
    void needsADatabase() {
        environment.remove("QUARKUS_DATASOURCE_JDBC_URL");

        assertThat(refusal()).contains("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void needsAKeyToVerifyTokensWith() {
        environment.remove("MP_JWT_VERIFY_PUBLICKEY");

        assertThat(refusal()).contains("MP_JWT_VERIFY_PUBLICKEY_LOCATION");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nonexistent.pem", "file:nonsense"})
    void needsTheKeyToVerifyTokensWithToBeThere(String location) {
        environment.remove("MP_JWT_VERIFY_PUBLICKEY");
        environment.put("MP_JWT_VERIFY_PUBLICKEY_LOCATION", location);

        assertThat(refusal()).contains("MP_JWT_VERIFY_PUBLICKEY_LOCATION", location);
    }

    @ParameterizedTest
    @CsvSource({
        "EYEWITNESS_RATE_LIMIT_REQUESTS_PER_SECOND, 0",
        "EYEWITNESS_RATE_LIMIT_REQUESTS_PER_SECOND, -1",
        "EYEWITNESS_RATE_LIMIT_BURST, 0"
    })
    void needsARateAtWhichOneCanRecord(String setting, String value) {
        environment.put("EYEWITNESS_RATE_LIMIT_REQUESTS_PER_SECOND", "1");
        environment.put(setting, value);

        assertThat(refusal()).contains(setting);
    }

    @Test
    void needsTheKeyOfTheLedgerToBeOne() {
        environment.put("EYEWITNESS_LEDGER_KEY", "rubbish");

        assertThat(refusal()).contains("EYEWITNESS_LEDGER_KEY", "Ed25519");
    }

    @Test
    void needsTheKeyOfTheWitnessToBeOne() {
        environment.put("EYEWITNESS_LEDGER_WITNESS_KEY", "rubbish");

        assertThat(refusal()).contains("EYEWITNESS_LEDGER_WITNESS_KEY");
    }

    @Test
    void needsTheDatabaseToAnswer() {
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:1/nowhere");

        assertThat(refusal()).contains("QUARKUS_DATASOURCE_JDBC_URL").contains("refused");
    }

    @Test
    void hasNoDevelopmentAddresses() {
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();

            assertThat(new Api("none")
                            .request()
                            .post(service.address() + "/dev/token")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(new Api("none")
                            .request()
                            .get(service.address() + "/dev/demo")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void leavesTheOpenApiDocumentToWhoAsksForIt() {
        environment.put("QUARKUS_LOG_CATEGORY__IO_SMALLRYE_OPENAPI_API__LEVEL", "DEBUG");
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            service.awaitReady();
            assertThat(service.output()).doesNotContain(READS_THE_DOCUMENT);

            for (String format : List.of("json", "yaml")) {
                String document = new Api("none")
                        .request()
                        .get(service.address() + "/q/openapi?format=" + format)
                        .asString();
                assertThat(document).contains("/api/v1/activities");
            }
            assertThat(service.output()).containsOnlyOnce(READS_THE_DOCUMENT);
        }
    }

    /** The line with which it refuses to start: one line, and no stack trace around it. */
    private String refusal() {
        try (ServiceProcess service = ServiceProcess.start(environment)) {
            assertThat(service.awaitExit()).isNotZero();
            assertThat(service.output()).doesNotContain("\tat ", "Exception");
            assertThat(service.output().lines().filter(line -> line.startsWith("Eyewitness cannot start")))
                    .hasSize(1);
            return service.output();
        }
    }
}
