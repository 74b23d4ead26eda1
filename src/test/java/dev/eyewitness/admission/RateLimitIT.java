package dev.eyewitness.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service that takes one recording a second of each caller, and ten at once. */
@QuarkusIntegrationTest
@WithTestResource(Service.class)
class RateLimitIT {

    private static final int BURST = 10;

    /** A machine that posts slower than a token comes would never meet the limit. */
    private static final int ENOUGH = 1000;

    private final String tenant = Tokens.newTenant();
    private final Map<String, String> environment = ServiceProcess.environment(Database.url());
    private ServiceProcess service;

    @BeforeEach
    void start() {
        environment.put("EYEWITNESS_RATE_LIMIT_REQUESTS_PER_SECOND", "1");
        environment.put("EYEWITNESS_RATE_LIMIT_BURST", Integer.toString(BURST));
        service = ServiceProcess.start(environment);
        service.awaitReady();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void refusesACallerWhoRecordsTooOftenUntilTheTimeThatItSays() {
        String ada = token(tenant, "ada");

        Response refusal = postUntilRefused(ada);

        Refusal.of(refusal, 429).isAsDescribed(service.address());
        assertThat(refusal.header("Retry-After")).isEqualTo("1");
        await("a token").atMost(Stream.PATIENCE).until(() -> post(ada).statusCode() == 201);
    }

    @Test
    void countsEachCallerOfEachTenantApart() {
        postUntilRefused(token(tenant, "ada"));

        assertThat(post(token(tenant, "grace")).statusCode()).isEqualTo(201);
        assertThat(post(token(Tokens.newTenant(), "ada")).statusCode()).isEqualTo(201);
    }

    @Test
    void countsTokensWithoutASubjectApart() {
        String nobody = Tokens.admin().tenant(tenant).without("sub").sign();
        String somebody =
                Tokens.admin().tenant(tenant).without("sub").claim("jti", "2").sign();
        postUntilRefused(nobody);

        assertThat(post(somebody).statusCode()).isEqualTo(201);
    }

    @Test
    void limitsRecordingAndNothingElse() {
        String ada = token(tenant, "ada");
        postUntilRefused(ada);

        for (int number = 0; number < BURST; number++) {
            assertThat(new Api(ada)
                            .request()
                            .get(service.address() + "/api/v1/activities")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private Response postUntilRefused(String token) {
        int recorded = 0;
        Response answer = post(token);
        while (answer.statusCode() == 201 && recorded < ENOUGH) {
            recorded++;
            answer = post(token);
        }
        assertThat(recorded).isGreaterThanOrEqualTo(BURST);
        return answer;
    }

    private Response post(String token) {
        return new Api(token)
                .request()
                .contentType(ContentType.JSON)
                .body("{\"action\":\"login\",\"adminId\":\"ada\"}")
                .post(service.address() + "/api/v1/activities");
    }

    private static String token(String tenant, String subject) {
        return Tokens.admin().tenant(tenant).claim("sub", subject).sign();
    }
}
