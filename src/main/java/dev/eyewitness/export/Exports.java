package dev.eyewitness.export;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.log.LogUnavailable;
import dev.eyewitness.problem.Problem;
import dev.eyewitness.problem.ProblemException;
import dev.eyewitness.search.ActivityScan;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** The exports under way, a bounded number. Each takes the thread, and a connection to the database, for as long as it lasts. */
@ApplicationScoped
class Exports {

    private static final Logger LOG = Logger.getLogger(Exports.class);

    private final DataSource dataSource;
    private final ActivityWriters writers;
    private final ExportRecorder recorder;
    private final Semaphore places;
    private final Map<ClientStream, ActivityScan> underWay = new ConcurrentHashMap<>();

    Exports(DataSource dataSource, ActivityWriters writers, ExportRecorder recorder, ExportSettings settings) {
        this.dataSource = dataSource;
        this.writers = writers;
        this.recorder = recorder;
        this.places = new Semaphore(settings.concurrent());
    }

    /**
     * Records an export and writes all of it to the client. Where it fails once it has begun, the answer is broken off, so that the client
     * does not take what it got for the whole.
     *
     * @throws ProblemException 503 where too many are under way: nothing was written
     * @throws LogUnavailable where the database failed, or the export could not be recorded, before anything was written
     */
    void run(Export export, ClientStream client) {
        if (!places.tryAcquire()) {
            throw new ProblemException(Problem.of(503, "as many exports as may be are under way: try again later"));
        }
        try {
            long count = write(export, client);
            recorder.complete(export, count);
            client.complete();
        } catch (IOException e) {
            LOG.debug("the client of an export left", e);
            client.breakOff();
        } catch (RuntimeException e) {
            if (!client.hasBegun()) {
                throw e;
            }
            LOG.warn("an export was broken off", e);
            client.breakOff();
        } finally {
            places.release();
        }
    }

    private long write(Export export, ClientStream client) throws IOException {
        long count = 0;
        try (ActivityScan scan =
                ActivityScan.open(dataSource, export.query(), export.caller().tenant(), export.last())) {
            underWay.put(client, scan);
            ActivityWriter writer = writers.open(export, client);
            for (Activity next = scan.next(); next != null; next = scan.next()) {
                writer.write(next);
                count++;
            }
            writer.finish();
            return count;
        } catch (SQLException e) {
            if (client.isLeft()) {
                recorder.brokenOff(export, count, "the client left");
                throw new IOException("the client left", e);
            }
            recorder.brokenOff(export, count, "the database failed");
            throw new LogUnavailable("the database failed midway", e);
        } catch (IOException e) {
            recorder.brokenOff(export, count, "the client left");
            throw e;
        } catch (RuntimeException e) {
            recorder.brokenOff(export, count, "the service failed");
            throw e;
        } finally {
            underWay.remove(client);
        }
    }

    /** Ends those whose client has left while the database looks for the next match. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tidy() {
        underWay.forEach((client, scan) -> {
            if (client.isLeft()) {
                cancel(scan);
            }
        });
    }

    private static void cancel(ActivityScan scan) {
        try {
            scan.cancel();
        } catch (SQLException e) {
            LOG.debug("a scan could not be cancelled", e);
        }
    }
}
