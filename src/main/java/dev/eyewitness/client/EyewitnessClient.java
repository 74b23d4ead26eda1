package dev.eyewitness.client;

import dev.eyewitness.client.Dropped.Reason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Records activities from any application: {@link #log} returns at once, and one thread posts in batches, again and again until the
 * service has answered, each activity under one key, so that it is recorded once. What cannot be recorded is named to a callback.
 * One client serves a whole application, from any thread.
 */
public final class EyewitnessClient implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EyewitnessClient.class.getName());

    private static final long JOIN_MILLIS = 100;

    private final Settings settings;
    private final Backlog backlog;
    private final Delivery delivery;
    private final Courier courier;
    private final Drops drops;
    private final Thread thread;
    private final @Nullable Thread exitHook;

    private EyewitnessClient(URI service, Token token, Settings settings, boolean flushAtExit) {
        this.settings = settings;
        this.backlog = new Backlog(settings);
        this.delivery = new Delivery(service, settings.answerWithin());
        this.drops = new Drops(settings.onDrop());
        this.courier = new Courier(backlog, delivery, token, settings, drops);
        this.thread = Thread.ofPlatform().name("eyewitness-client").daemon().unstarted(courier);
        this.exitHook = flushAtExit ? new Thread(this::end, "eyewitness-client-exit") : null;
    }

    /** A client of the service at {@code url}, such as {@code https://eyewitness.example.com}, with a token that never changes. */
    public static Builder builder(String url, String token) {
        return new Builder(URI.create(url), Token.fixed(token));
    }

    /** A client that asks for its token: at first, and again whenever the service does not take it. */
    public static Builder builder(String url, Supplier<String> token) {
        return new Builder(URI.create(url), Token.from(token));
    }

    /** Records that activity soon. It returns at once and never throws: what cannot be recorded is named to {@link Builder#onDrop}. */
    public void log(@Nullable NewActivity activity) {
        if (activity == null) {
            drops.drop(new Dropped("null", "", null, Reason.UNWRITABLE, "there is no activity to log"), null);
        } else {
            accept(activity, null);
        }
    }

    /**
     * Records that activity soon, and tells where it is then; or fails with a {@link NotRecordedException}, in place of the callback.
     * What depends on it runs on the thread that sends: use the Async methods for whatever takes long.
     */
    public CompletableFuture<Recorded> send(NewActivity activity) {
        CompletableFuture<Recorded> outcome = new CompletableFuture<>();
        accept(activity, outcome);
        return outcome;
    }

    /**
     * Records that activity and waits for it.
     *
     * @throws NotRecordedException where it is not known to be recorded by then
     */
    public Recorded logAndWait(NewActivity activity, Duration within) {
        String key = Entry.keyOf(activity);
        try {
            return send(activity.idempotencyKey(key)).get(within.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NotRecordedException cause) {
                throw new NotRecordedException(cause.dropped());
            }
            throw new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw waitedEnough(activity, key, "no answer within " + within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw waitedEnough(activity, key, "interrupted");
        }
    }

    private static NotRecordedException waitedEnough(NewActivity activity, String key, String detail) {
        return new NotRecordedException(new Dropped(activity.toString(), key, null, Reason.TIMED_OUT, detail));
    }

    private void accept(NewActivity activity, @Nullable CompletableFuture<Recorded> outcome) {
        String key = Entry.keyOf(activity);
        try {
            Entry entry = Entry.of(activity, key, Instant.now(), outcome);
            switch (backlog.offer(entry)) {
                case TAKEN -> {}
                case FULL -> drops.drop(entry.dropped(Reason.FULL, "the client holds as much as it may"), outcome);
                case CLOSED -> drops.drop(entry.dropped(Reason.CLOSED, "the client is closed"), outcome);
            }
        } catch (UnwritableException e) {
            drops.drop(new Dropped(activity.toString(), key, null, Reason.UNWRITABLE, reason(e)), outcome);
        } catch (RuntimeException e) {
            // A caller's own map or list, which fails while it is read.
            drops.drop(new Dropped(activity.toString(), key, null, Reason.UNWRITABLE, e.toString()), outcome);
        }
    }

    private static String reason(UnwritableException e) {
        return String.valueOf(e.getMessage());
    }

    /** Waits until all that was logged before is recorded or dropped; false where some of it is not by then. */
    public boolean flush(Duration within) {
        try {
            return backlog.flush(within);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** How many activities are held: logged, and neither recorded nor dropped. */
    public long held() {
        return backlog.held();
    }

    /** Takes nothing more, waits for what is held as long as {@link Builder#closeWithin} says, and names the rest as dropped. */
    @Override
    public void close() {
        end();
        if (exitHook != null) {
            try {
                Runtime.getRuntime().removeShutdownHook(exitHook);
            } catch (IllegalStateException exiting) {
                LOG.log(System.Logger.Level.DEBUG, "The exit hook is running", exiting);
            }
        }
    }

    private synchronized void end() {
        backlog.close();
        boolean interrupted = Thread.interrupted();
        flush(settings.closeWithin());
        delivery.end();
        while (thread.isAlive()) {
            // Again and again: a callback of the caller's may have taken an interruption for its own.
            thread.interrupt();
            try {
                thread.join(JOIN_MILLIS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        courier.giveUp(backlog.drain(), Reason.CLOSED, "the client was closed before it was sent");
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private EyewitnessClient start() {
        thread.start();
        if (exitHook != null) {
            Runtime.getRuntime().addShutdownHook(exitHook);
        }
        return this;
    }

    /** What a client is to be like; each setting has a value that suits most applications. */
    public static final class Builder {

        private static final int MOST_ITEMS = 1_000;
        private static final int MOST_BYTES = 8 * 1024 * 1024;

        private final URI service;
        private final Token token;
        private int batchCount = 500;
        private int batchBytes = 1024 * 1024;
        private Duration delay = Duration.ofMillis(200);
        private int heldCount = 50_000;
        private long heldBytes = 32L * 1024 * 1024;
        private Duration keepFor = Duration.ofHours(1);
        private Duration answerWithin = Duration.ofSeconds(15);
        private Duration closeWithin = Duration.ofSeconds(10);
        private Consumer<Dropped> onDrop = Drops::warn;
        private boolean flushAtExit;

        private Builder(URI service, Token token) {
            if (service.getHost() == null || service.getQuery() != null || service.getFragment() != null) {
                throw new IllegalArgumentException(service + " is not the address of a service");
            }
            this.service = service;
            this.token = token;
        }

        /** How much goes into one post: 1,000 activities and 8 MiB at most, as the service takes. At first 500 and 1 MiB. */
        public Builder batch(int count, int bytes) {
            batchCount = (int) within(count, 1, MOST_ITEMS, "the activities of a batch");
            batchBytes = (int) within(bytes, 1, MOST_BYTES, "the bytes of a batch");
            return this;
        }

        /** How long the first activity of a batch waits for others; at first 200 ms. */
        public Builder delay(Duration time) {
            delay = time;
            return this;
        }

        /** How much is held while the service does not answer, sent or not; more is dropped. At first 50,000 and 32 MiB. */
        public Builder hold(int count, long bytes) {
            heldCount = (int) within(count, 1, Integer.MAX_VALUE, "the activities held");
            heldBytes = within(bytes, 1, Long.MAX_VALUE, "the bytes held");
            return this;
        }

        /** How long an activity is tried; at first an hour. The service knows keys for two days: less than that. */
        public Builder keepFor(Duration time) {
            within(time.toHours(), 0, 47, "the hours that an activity is tried");
            keepFor = time;
            return this;
        }

        /** How long an answer is waited for; at first 15 s. */
        public Builder answerWithin(Duration time) {
            answerWithin = time;
            return this;
        }

        /** How long closing waits for what is held; at first 10 s. */
        public Builder closeWithin(Duration time) {
            closeWithin = time;
            return this;
        }

        /** Is told of each activity that is dropped, on the thread that logs or sends; at first a warning is logged. */
        public Builder onDrop(Consumer<Dropped> callback) {
            onDrop = callback;
            return this;
        }

        /** Closes the client when the JVM ends, for applications that nothing else tells. */
        public Builder flushAtExit() {
            flushAtExit = true;
            return this;
        }

        /** The client, running. */
        public EyewitnessClient build() {
            Settings settings = new Settings(
                    batchCount, batchBytes, delay, heldCount, heldBytes, keepFor, answerWithin, closeWithin, onDrop);
            return new EyewitnessClient(service, token, settings, flushAtExit).start();
        }

        private static long within(long value, long least, long most, String what) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(what + " are from " + least + " to " + most + ", and not " + value);
            }
            return value;
        }
    }
}
