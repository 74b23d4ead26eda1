package dev.eyewitness.client;

import dev.eyewitness.client.Answer.Result;
import dev.eyewitness.client.Dropped.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Takes batches from the backlog and posts each until every one of its entries is recorded or dropped. */
final class Courier implements Runnable {

    private final Backlog backlog;
    private final Delivery delivery;
    private final Token token;
    private final Settings settings;
    private final Drops drops;
    private List<Entry> underWay = List.of();

    Courier(Backlog backlog, Delivery delivery, Token token, Settings settings, Drops drops) {
        this.backlog = backlog;
        this.delivery = delivery;
        this.token = token;
        this.settings = settings;
        this.drops = drops;
    }

    @Override
    public void run() {
        try {
            while (true) {
                deliver(backlog.take());
            }
        } catch (InterruptedException closing) {
            giveUp(underWay, Reason.CLOSED, "the client was closed while it was sent; it may be recorded");
        }
    }

    private void deliver(List<Entry> batch) throws InterruptedException {
        underWay = batch;
        int failures = 0;
        while (!underWay.isEmpty()) {
            Answer answer = post(underWay);
            switch (answer) {
                case Answer.Results results -> {
                    failures = 0;
                    settle(results.items());
                }
                case Answer.RefusedAny refused -> giveUpAll(Reason.REFUSED, refused.why());
                case Answer.RefusedWhole refused -> {
                    if (underWay.size() > 1) {
                        divide();
                    } else {
                        giveUpAll(Reason.REFUSED, refused.why());
                    }
                }
                case Answer.Unauthorized refused -> {
                    if (token.isRenewable()) {
                        token.forget();
                        // The first time it has only expired, most likely: a new one is tried at once.
                        failures = failAndWait(failures, failures > 0, Duration.ZERO, refused.why());
                    } else {
                        giveUpAll(Reason.UNAUTHORIZED, refused.why());
                    }
                }
                case Answer.Again again -> failures = failAndWait(failures, true, again.asked(), again.why());
            }
        }
    }

    private Answer post(List<Entry> batch) throws InterruptedException {
        String current = token.current();
        return current == null
                ? new Answer.Again(Duration.ZERO, "the token callback gave no token")
                : delivery.post(batch, current);
    }

    /** Posts the halves apart, so that only what is to blame is refused. */
    private void divide() throws InterruptedException {
        List<Entry> whole = underWay;
        int half = whole.size() / 2;
        List<Entry> rest = whole.subList(half, whole.size());
        try {
            deliver(whole.subList(0, half));
        } catch (InterruptedException closing) {
            List<Entry> all = new ArrayList<>(underWay);
            all.addAll(rest);
            underWay = all;
            throw closing;
        }
        underWay = rest;
    }

    private int failAndWait(int failures, boolean waits, Duration asked, String why) throws InterruptedException {
        if (waits) {
            Backlog.pause(BackOff.after(failures + 1, asked, ThreadLocalRandom.current()));
        }
        long keepFor = settings.keepFor().toNanos();
        List<Entry> old = new ArrayList<>();
        List<Entry> young = new ArrayList<>();
        underWay.forEach(entry -> (entry.isOlderThan(keepFor) ? old : young).add(entry));
        underWay = young;
        giveUp(old, Reason.UNREACHABLE, "given up after " + settings.keepFor() + "; the last answer was " + why);
        return failures + 1;
    }

    private void settle(List<Result> results) {
        List<Entry> again = new ArrayList<>();
        Iterator<Result> result = results.iterator();
        for (Entry entry : underWay) {
            Result its = result.next();
            Recorded recorded = its.recorded();
            if (recorded != null) {
                arrived(entry, recorded);
            } else if (its.blamesTime() && entry.isTimedHere()) {
                // This machine's clock is wrong, which is no reason to lose the activity: the service's clock is right.
                again.add(entry.untimed());
            } else {
                giveUp(List.of(entry), Reason.REFUSED, its.why());
            }
        }
        underWay = again;
    }

    private void arrived(Entry entry, Recorded recorded) {
        CompletableFuture<Recorded> outcome = entry.outcome();
        if (outcome != null) {
            outcome.complete(recorded);
        }
        backlog.settle(entry);
    }

    private void giveUpAll(Reason reason, String detail) {
        List<Entry> all = underWay;
        underWay = List.of();
        giveUp(all, reason, detail);
    }

    void giveUp(List<Entry> entries, Reason reason, String detail) {
        for (Entry entry : entries) {
            drops.drop(entry.dropped(reason, detail), entry.outcome());
            backlog.settle(entry);
        }
    }
}
