package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.client.Dropped.Reason;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Database;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.ServiceProcess;
import dev.eyewitness.service.Stream;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusIntegrationTest
@Tag("client")
@WithTestResource(Service.class)
class JavaClientIT {

    private static final int MANY = 5_000;

    /** A JVM that is started twice starts in half the time without its optimising compiler. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final String tenant = Tokens.newTenant();
    private final String token = Tokens.admin().tenant(tenant).sign();
    private final Queue<Dropped> dropped = new ConcurrentLinkedQueue<>();

    @Test
    void theExamplesRunWithTheClientsJarAlone() throws Exception {
        String output = run("BackOffice");

        assertThat(output).contains("The approval is number 2");
        JsonNode stored = newestFirst();
        assertThat(stored.findValuesAsText("action"))
                .containsExactly(
                        ActivityActions.SETTINGS_UPDATED,
                        ActivityActions.PAYOUT_APPROVED,
                        ActivityActions.USER_CREATED);
        assertThat(stored.path(0).path("changes").path(0).path("to").asInt()).isEqualTo(15);
        assertThat(stored.path(1).path("metadata").path("amount").decimalValue())
                .isEqualByComparingTo("1250");
        assertThat(stored.path(2).path("adminName").asText()).isEqualTo("Ada Lovelace");
    }

    @Test
    void theEndOfTheJvmSendsWhatIsHeld() throws Exception {
        run("NightlyJob");

        assertThat(newestFirst().findValuesAsText("action")).containsExactly(ActivityActions.BULK_ACTION_PERFORMED);
    }

    @Test
    void theBadOneOfABatchIsNamedAlone() {
        Map<String, Object> circle = new HashMap<>();
        circle.put("itself", circle);
        try (EyewitnessClient client = client().build()) {
            client.log(numbered(0));
            client.log(NewActivity.of("Not An Action").idempotencyKey("bad"));
            client.log(NewActivity.of(ActivityActions.LOGIN).metadata(circle));
            client.log(NewActivity.of(ActivityActions.LOGIN).metadata("large", "x".repeat(1_000_000)));
            client.log(null);
            client.log(numbered(1));

            assertThat(client.flush(Stream.PATIENCE)).isTrue();
            assertThatThrownBy(() -> client.logAndWait(NewActivity.of("Nor This"), Stream.PATIENCE))
                    .isInstanceOf(NotRecordedException.class)
                    .hasMessageContaining("400");
        }

        assertThat(dropped)
                .extracting(Dropped::reason)
                .containsExactlyInAnyOrder(Reason.REFUSED, Reason.UNWRITABLE, Reason.UNWRITABLE, Reason.UNWRITABLE);
        assertThat(dropped)
                .filteredOn(one -> one.reason() == Reason.REFUSED)
                .extracting(Dropped::idempotencyKey)
                .containsExactly("bad");
        assertThat(newestFirst().findValuesAsText("entityId")).containsExactly("e-1", "e-0");
    }

    @Test
    void aClockThatIsAheadLosesNothing() throws Exception {
        Entry ahead = Entry.of(numbered(0), "ahead", Instant.now().plus(Duration.ofDays(1)), null);
        Settings settings = new Settings(
                10,
                100_000,
                Duration.ZERO,
                10,
                100_000,
                Stream.PATIENCE,
                Stream.PATIENCE,
                Stream.PATIENCE,
                dropped::add);
        Backlog backlog = new Backlog(settings);
        Delivery delivery = new Delivery(Api.address(), Stream.PATIENCE);
        Thread courier = Thread.ofPlatform()
                .start(new Courier(backlog, delivery, Token.fixed(token), settings, new Drops(dropped::add)));

        backlog.offer(ahead);

        assertThat(backlog.flush(Stream.PATIENCE)).isTrue();
        courier.interrupt();
        courier.join();
        delivery.end();
        assertThat(dropped).isEmpty();
        assertThat(newestFirst().findValuesAsText("entityId")).containsExactly("e-0");
    }

    @Test
    void asksForANewTokenWhereTheOldOneIsNotTaken() {
        String expired = Tokens.admin()
                .tenant(tenant)
                .expiringAt(Instant.now().minusSeconds(3600))
                .sign();
        AtomicInteger asked = new AtomicInteger();
        try (EyewitnessClient client = EyewitnessClient.builder(
                        Api.address().toString(), () -> asked.getAndIncrement() == 0 ? expired : token)
                .onDrop(dropped::add)
                .build()) {
            assertThat(client.logAndWait(numbered(0), Stream.PATIENCE).seq()).isEqualTo(1);
        }
        try (EyewitnessClient client = EyewitnessClient.builder(Api.address().toString(), expired)
                .onDrop(dropped::add)
                .build()) {
            client.log(numbered(1));
        }

        assertThat(asked).hasValue(2);
        assertThat(dropped).extracting(Dropped::reason).containsExactly(Reason.UNAUTHORIZED);
    }

    @Test
    void whatIsLoggedWhileTheServiceIsAwayArrivesOnce() throws Exception {
        Map<String, String> environment = ServiceProcess.environment(Database.url());
        environment.put("JAVA_TOOL_OPTIONS", SHORT_LIVED);
        ServiceProcess service = ServiceProcess.start(environment);
        try (EyewitnessClient client = EyewitnessClient.builder(
                        service.address().toString(), token)
                .onDrop(dropped::add)
                .build()) {
            service.awaitReady();
            for (int number = 0; number < MANY; number++) {
                client.log(numbered(number));
                if (number == MANY / 2) {
                    service.kill();
                    service.awaitExit();
                }
            }
            service.close();
            service = service.startAgain(environment);
            service.awaitReady();

            assertThat(client.flush(Stream.PATIENCE)).isTrue();
        } finally {
            service.close();
        }

        assertThat(dropped).isEmpty();
        assertThat(Database.numbers(tenant)).hasSize(MANY);
    }

    @Test
    void holdsNoMoreThanItMayAndNamesTheRest() {
        try (EyewitnessClient client = EyewitnessClient.builder("http://localhost:1", token)
                .hold(100, 1024 * 1024)
                .closeWithin(Duration.ZERO)
                .onDrop(dropped::add)
                .build()) {
            for (int number = 0; number < MANY; number++) {
                client.log(numbered(number).idempotencyKey("k-" + number));
            }

            assertThat(client.held()).isEqualTo(100);
        }

        List<String> keys = new ArrayList<>();
        for (int number = 0; number < MANY; number++) {
            keys.add("k-" + number);
        }
        assertThat(dropped).extracting(Dropped::idempotencyKey).containsExactlyInAnyOrderElementsOf(keys);
        assertThat(dropped).filteredOn(one -> one.reason() == Reason.CLOSED).hasSize(100);
        assertThat(dropped)
                .extracting(one ->
                        Json.parse(String.valueOf(one.json())).path("action").asText())
                .containsOnly(ActivityActions.USER_UPDATED);
    }

    private EyewitnessClient.Builder client() {
        return EyewitnessClient.builder(Api.address().toString(), token).onDrop(dropped::add);
    }

    private static NewActivity numbered(int number) {
        return NewActivity.of(ActivityActions.USER_UPDATED).entity("user", "e-" + number);
    }

    private JsonNode newestFirst() {
        return Json.parse(new Api(token).request().get("/api/v1/activities").asString())
                .path("items");
    }

    /** Runs that example in a JVM of its own with the client's jar and nothing else; what it says. */
    private String run(String example) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        jar().toString(),
                        "src/test/java/dev/eyewitness/client/examples/" + example + ".java",
                        Api.address().toString(),
                        token)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Path jar() throws Exception {
        try (java.util.stream.Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-client.jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
