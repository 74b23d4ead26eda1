package dev.eyewitness.ledger;

import dev.eyewitness.log.LogUnavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Statements and transactions of the ledger. */
@ApplicationScoped
class LedgerDatabase {

    private final DataSource dataSource;

    LedgerDatabase(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /**
     * Each statement by itself.
     *
     * @throws LogUnavailable where the database does not answer
     */
    <T> T statements(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            return work.in(connection);
        } catch (SQLException e) {
            throw new LogUnavailable("the ledger could not be read or written", e);
        }
    }

    /**
     * Commits what {@code work} does, or nothing of it.
     *
     * @throws LogUnavailable where the database does not answer
     */
    <T> T inTransaction(Work<T> work) {
        return statements(connection -> inTransaction(connection, work));
    }

    /** The same, over a connection that is held for single statements. */
    static <T> T inTransaction(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T done = work.in(connection);
            connection.commit();
            return done;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
