package dev.eyewitness.feed;

import dev.eyewitness.activity.Activity;
import dev.eyewitness.search.Searchable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Reads the table for streams that are behind the ring, a page at a time: however many resume, few read at once, and the live edge
 * does not wait for them.
 */
@ApplicationScoped
class History {

    private static final Logger LOG = Logger.getLogger(History.class);

    /** How many activities one page looks at: of the largest there are, these hold 20 MB while they are read. */
    private static final int RANGE = 250;

    /** How much of them it keeps, in characters: a stream that is behind holds one page. */
    private static final int PAGE_CHARACTERS = 128 * 1024;

    private final Frames frames;
    private final LogPages pages;

    /** Half the processors are left to those who watch live and to what is recorded. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("history-", 0).factory());

    History(Frames frames, LogPages pages) {
        this.frames = frames;
        this.pages = pages;
    }

    void stop(@Observes ShutdownEvent event) {
        readers.shutdownNow();
    }

    /**
     * Reads on from a place.
     *
     * @param after the number before the first to read
     * @param edge the last number that may be read: what is newer is the ring's
     * @param reader is given the page, or nothing where the database did not answer
     */
    void read(TenantFeed feed, long after, long edge, Filter filter, Consumer<Optional<Page>> reader) {
        readers.execute(() -> reader.accept(tryPage(feed, after, edge, filter)));
    }

    private Optional<Page> tryPage(TenantFeed feed, long after, long edge, Filter filter) {
        try {
            return Optional.of(page(feed, after, edge, filter));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "the log could not be read for a stream that resumes, it will be tried again: %s", e.getMessage());
            return Optional.empty();
        }
    }

    private Page page(TenantFeed feed, long after, long edge, Filter filter) {
        List<Frame> kept = new ArrayList<>();
        long first = pages.first(feed.tenant(), after, edge).orElse(edge + 1);
        if (first > after + 1) {
            kept.add(frames.gap(after + 1, first - 1));
        }
        long end = Math.min(first - 1 + RANGE, edge);
        int characters = 0;
        for (Activity activity : pages.between(feed.tenant(), first - 1, end, RANGE)) {
            if (filter.matches(new Searchable(activity))) {
                Frame frame = feed.frame(activity);
                kept.add(frame);
                characters += frame.data().length();
            }
            if (characters >= PAGE_CHARACTERS) {
                return new Page(kept, activity.seq, filter);
            }
        }
        return new Page(kept, end, filter);
    }
}
