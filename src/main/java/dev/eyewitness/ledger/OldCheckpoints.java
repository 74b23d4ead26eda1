package dev.eyewitness.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;

/** Drops the checkpoints that nobody can miss: a later one says all that they say. */
@ApplicationScoped
class OldCheckpoints {

    /** A second signature is a witness's. */
    private static final String DELETE = """
            DELETE FROM ledger_checkpoint USING ledger_head
            WHERE ledger_checkpoint.tenant = ledger_head.tenant AND ledger_checkpoint.size < ledger_head.size
                AND ledger_checkpoint.made_at < clock_timestamp() - ? * interval '1 second'
                AND note NOT LIKE E'%\\n— %\\n— %'""";

    private final LedgerDatabase database;
    private final LedgerSettings settings;

    OldCheckpoints(LedgerDatabase database, LedgerSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    @Scheduled(every = "1h", delayed = "7m")
    void drop() {
        database.inTransaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setLong(1, settings.keepCheckpoints().toSeconds());
                return delete.executeUpdate();
            }
        });
    }
}
