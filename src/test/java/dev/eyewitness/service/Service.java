package dev.eyewitness.service;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the service under test a PostgreSQL of its own and the key of {@link Tokens}. */
public final class Service implements QuarkusTestResourceLifecycleManager {

    private static final Duration START_WITHIN = Duration.ofSeconds(60);

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        try {
            postgres = EmbeddedPostgres.builder().setPGStartupWait(START_WITHIN).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Database.use(postgres.getPostgresDatabase(), postgres.getJdbcUrl("postgres", "postgres"));
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.getJdbcUrl("postgres", "postgres"),
                "quarkus.datasource.username",
                "postgres",
                "mp.jwt.verify.publickey",
                Tokens.publicKey(),
                "mp.jwt.verify.issuer",
                Tokens.ISSUER,
                "eyewitness.feed.heartbeat",
                "1s",
                "eyewitness.database.answer-within",
                ServiceProcess.PATIENT_WITH_THE_DATABASE,
                "quarkus.http.cors.origins",
                "https://admin.example.com,http://office.localhost");
    }

    @Override
    public void stop() {
        if (postgres != null) {
            try {
                postgres.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
