package dev.eyewitness.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Tokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log of three activities, the second an odd one, exported to files.
 *
 * @param api who recorded it
 * @param folder where the files are
 * @param checkpoint of the three
 * @param key the verifier key
 */
record ExportedLog(Api api, Path folder, Path export, Path checkpoint, String key) {

    private static final String ODD = """
            {"action":"payout_approved","adminName":"Ada “the first” Lovelace","entityType":"payout","entityId":"po_17",
             "ipAddress":"2001:DB8::17","userAgent":"Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0",
             "occurredAt":"2026-11-01T08:00:00.123456Z","success":false,"failureReason":"\\u0001 \\\\ \\"",
             "metadata":{"b":1.50,"a":[1e2,-0.0,12345678901234567890,0.1000000000000000055511151231257827],"$number":"1","é":"\\u2028😀"},
             "changes":[{"field":"x","from":null,"to":{"z":1,"a":2}}]}""";

    static ExportedLog of(Path folder) throws IOException {
        Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        api.record("login");
        assertThat(api.post(ODD).statusCode()).isEqualTo(201);
        api.record("logout");
        Path checkpoint = Files.writeString(folder.resolve("checkpoint"), ledger(api, "checkpoint"));
        Path export = Files.writeString(folder.resolve("export"), export(api, ""));
        return new ExportedLog(
                api, folder, export, checkpoint, ledger(api, "key").strip());
    }

    /** What the ledger's address of that name answers. */
    static String ledger(Api api, String path) {
        return api.request().get("/api/v1/ledger/" + path).asString();
    }

    private static String export(Api api, String parameters) {
        return api.request()
                .get("/api/v1/activities/export?format=ndjson" + parameters)
                .asString();
    }

    String ledger(String path) {
        return ledger(api, path);
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** Exported again, with these parameters. */
    Path export(String parameters) throws IOException {
        return file("filtered", export(api, parameters));
    }

    Path checkpointOf(long size) throws IOException {
        return file("checkpointOf" + size, ledger("checkpoint?size=" + size));
    }

    /** The command, with that checkpoint and the log's key. */
    VerifyRun verify(Path exported, Path signed) throws IOException, InterruptedException {
        return VerifyRun.of(exported, "--checkpoint", signed.toString(), "--key", key);
    }

    /** Whether a line is as the export writes one, with all that is committed to. */
    static boolean isWhole(String line) {
        try {
            return ExportedLine.parse(line).leafHash().length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
