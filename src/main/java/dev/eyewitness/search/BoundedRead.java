package dev.eyewitness.search;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.problem.Problems;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.hibernate.JDBCException;
import org.hibernate.Session;

/**
 * Reads of one moment of the log, none of which may keep the database busy for longer than {@link SearchSettings#timeout} a
 * statement: the database itself sees to that, whatever becomes of the service.
 */
@ApplicationScoped
public class BoundedRead {

    private static final String QUERY_CANCELED = "57014";

    private final String begin;

    BoundedRead(SearchSettings settings) {
        begin = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY; SET LOCAL statement_timeout = "
                + settings.timeout().toMillis();
    }

    /** What is read; by the entity manager too, which is in the same transaction. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Connection connection) throws SQLException;
    }

    /**
     * Reads in a transaction of its own.
     *
     * @throws ProblemException 503 where a statement took too long
     */
    public <T> T read(Reading<T> reading) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> Activity.getEntityManager()
                            .unwrap(Session.class)
                            .doReturningWork(connection -> {
                                try (Statement statement = connection.createStatement()) {
                                    statement.execute(begin);
                                }
                                return reading.read(connection);
                            }));
        } catch (PersistenceException e) {
            if (isStopped(e)) {
                throw new ProblemException(Problems.tooCostly());
            }
            throw e;
        }
    }

    /** The entity manager hides what Hibernate says in an exception of its own. */
    private static boolean isStopped(PersistenceException e) {
        Throwable told = e instanceof JDBCException ? e : e.getCause();
        return told instanceof JDBCException failed && QUERY_CANCELED.equals(failed.getSQLState());
    }
}
