package dev.eyewitness.index;

import dev.eyewitness.log.StartOrder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes the activities of every log findable, a page at a time, in whichever replica comes to it first.
 *
 * <p>One thread, which looks every {@link IndexSettings#every}. While much is recorded it rests after each page, as {@link Pace} says.
 */
@ApplicationScoped
class Indexer {

    private static final Logger LOG = Logger.getLogger(Indexer.class);

    private static final String BEHIND = """
            SELECT log_head.tenant FROM log_head LEFT JOIN search_head USING (tenant)
            WHERE log_head.seq > coalesce(search_head.seq, 0)""";

    private static final String BEGIN =
            "INSERT INTO search_head (tenant, seq) VALUES (?, 0) ON CONFLICT (tenant) DO NOTHING";

    /** How much was recorded since the beginning, by all replicas. */
    private static final String RECORDED = "SELECT coalesce(sum(seq), 0) FROM log_head";

    private final DataSource dataSource;
    private final IndexSettings settings;
    private final Semaphore stopping = new Semaphore(0);

    private @Nullable Thread loop;

    Indexer(DataSource dataSource, IndexSettings settings) {
        this.dataSource = dataSource;
        this.settings = settings;
    }

    void start(@Observes @Priority(StartOrder.FEED) StartupEvent event) {
        loop = Thread.ofPlatform().name("indexer").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.release();
        if (loop != null) {
            loop.join();
        }
    }

    private void run() {
        try {
            while (!stopping.tryAcquire(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
                catchUp();
            }
        } catch (InterruptedException e) {
            LOG.debug("the indexer was interrupted", e);
        }
    }

    private void catchUp() throws InterruptedException {
        try {
            List<String> behind = behind();
            while (!behind.isEmpty() && stopping.availablePermits() == 0) {
                List<String> unfinished = new ArrayList<>();
                for (String tenant : behind) {
                    if (writePage(tenant) == settings.page()) {
                        unfinished.add(tenant);
                    }
                }
                behind = unfinished;
            }
        } catch (SQLException | RuntimeException | Error e) {
            LOG.warnf("the log could not be indexed, the next round goes on: %s", e.getMessage());
        }
    }

    private List<String> behind() throws SQLException {
        List<String> tenants = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(BEHIND);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tenants.add(row.getString(1));
            }
        }
        return tenants;
    }

    private int writePage(String tenant) throws SQLException, InterruptedException {
        long before = recorded();
        long begun = System.nanoTime();
        int written;
        try (Connection connection = dataSource.getConnection()) {
            begin(connection, tenant);
            written = inTransaction(connection, tenant);
        }
        rest(new Pace(settings.page(), Duration.ofNanos(System.nanoTime() - begun)), before);
        return written;
    }

    private void rest(Pace pace, long before) throws SQLException, InterruptedException {
        long last = before;
        long now = recorded();
        for (int rests = 0; pace.isToRest(now - last, rests); rests++) {
            if (stopping.tryAcquire(pace.rest().toNanos(), TimeUnit.NANOSECONDS)) {
                stopping.release();
                return;
            }
            last = now;
            now = recorded();
        }
    }

    private long recorded() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(RECORDED);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void begin(Connection connection, String tenant) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(BEGIN)) {
            insert.setString(1, tenant);
            insert.executeUpdate();
        }
    }

    private int inTransaction(Connection connection, String tenant) throws SQLException {
        connection.setAutoCommit(false);
        try {
            int written = new IndexPage(connection, tenant).write(settings.page());
            connection.commit();
            return written;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
