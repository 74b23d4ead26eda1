package dev.eyewitness.ledger;

import dev.eyewitness.log.StartOrder;
import dev.eyewitness.merkle.MerkleTree;
import dev.eyewitness.merkle.SignedNote;
import dev.eyewitness.merkle.VerifierKey;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The witness at an address, as C2SP tlog-witness has it: it signs a checkpoint only where that continues the last one it saw. */
@ApplicationScoped
class Witness {

    private static final int TAKEN = 200;
    private static final int KNOWS_ANOTHER = 409;
    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,17})\n?");
    private static final int LONGEST_REASON = 200;

    private final LedgerDatabase database;
    private final LedgerSettings.Witness settings;

    private @Nullable URI address;
    private @Nullable VerifierKey key;
    private @Nullable HttpClient client;

    Witness(LedgerDatabase database, LedgerSettings settings) {
        this.database = database;
        this.settings = settings.witness();
    }

    void check(@Observes @Priority(StartOrder.REQUIREMENTS) StartupEvent event) {
        try {
            key = settings.key().map(VerifierKey::parse).orElse(null);
            address = settings.url().map(URI::create).orElse(null);
            if (address != null) {
                HttpRequest.newBuilder(address);
            }
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "Eyewitness cannot start: EYEWITNESS_LEDGER_WITNESS_URL must be an http or https address, and"
                            + " EYEWITNESS_LEDGER_WITNESS_KEY the verifier key of a witness (C2SP): " + e.getMessage());
        }
    }

    boolean isConfigured() {
        return address != null;
    }

    /** Those of the note's signatures that are the witness's; all of them where its key is not known. */
    List<SignedNote.Line> signatures(SignedNote note) {
        return key == null ? note.signatures() : note.signaturesBy(key);
    }

    /**
     * Brings a checkpoint to the witness.
     *
     * @param size of the checkpoint
     * @param known size of the one that the witness is thought to have; it says so where it has another
     * @return its signature lines
     * @throws IOException where it does not answer, or does not take it
     * @throws AlteredLog where the log cannot prove to it that it has only grown
     */
    String cosign(String tenant, long size, long known) throws IOException, InterruptedException {
        HttpResponse<String> answer = bring(tenant, size, known);
        if (answer.statusCode() == KNOWS_ANOTHER && SIZE.matcher(answer.body()).matches()) {
            long other = Long.parseLong(answer.body().strip());
            if (other > size) {
                throw new IOException("it has signed " + other + " activities of tenant " + tenant
                        + " where the newest checkpoint has " + size);
            }
            answer = bring(tenant, size, other);
        }
        if (answer.statusCode() != TAKEN) {
            String reason = answer.body().strip();
            throw new IOException("it answers " + answer.statusCode() + " "
                    + reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
        }
        return answer.body();
    }

    private HttpResponse<String> bring(String tenant, long size, long known) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Objects.requireNonNull(address))
                .timeout(settings.timeout())
                .POST(BodyPublishers.ofString(body(tenant, size, known)))
                .build();
        return client().send(request, BodyHandlers.ofString());
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(settings.timeout())
                    .build();
        }
        return client;
    }

    private String body(String tenant, long size, long known) {
        return database.inTransaction(connection -> {
            Optional<StoredCheckpoint> checkpoint = new CheckpointStore(connection, tenant).ofSize(size);
            List<byte[]> proof = known == 0 || known == size
                    ? List.of()
                    : MerkleTree.consistencyProof(known, size, new LedgerTree(connection, tenant));
            StringBuilder body = new StringBuilder("old " + known + "\n");
            proof.forEach(hash ->
                    body.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
            return body.append('\n')
                    .append(checkpoint
                            .orElseThrow(() -> new AlteredLog("its newest checkpoint is not there any more"))
                            .note())
                    .toString();
        });
    }
}
