package dev.eyewitness.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.KeyPair;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The key in the database, which all replicas share where none is configured; made by the first that needs it. */
@ApplicationScoped
class KeptKey {

    private static final String ALGORITHM = "Ed25519";

    private final LedgerDatabase database;

    KeptKey(LedgerDatabase database) {
        this.database = database;
    }

    KeyPair keys() {
        byte[] encoded = database.inTransaction(connection -> {
            make(connection);
            return read(connection);
        });
        return Ed25519Keys.ofPkcs8(encoded);
    }

    private static void make(Connection connection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO ledger_key (algorithm, private_key) VALUES (?, ?) ON CONFLICT (algorithm) DO NOTHING")) {
            insert.setString(1, ALGORITHM);
            insert.setBytes(2, Ed25519Keys.make().getPrivate().getEncoded());
            insert.executeUpdate();
        }
    }

    private static byte[] read(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT private_key FROM ledger_key WHERE algorithm = ?")) {
            select.setString(1, ALGORITHM);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }
}
