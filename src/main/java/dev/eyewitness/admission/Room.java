package dev.eyewitness.admission;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The bounded room for requests under way. */
@ApplicationScoped
class Room {

    private final AdmissionSettings settings;
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Room(AdmissionSettings settings) {
        this.settings = settings;
    }

    /** Takes room for that visit; false, and nothing is taken, where there is none left. */
    boolean enter(Visit visit) {
        long visitBytes = visit.body().bytes();
        boolean fits = requests.incrementAndGet() <= settings.requests();
        if (bytes.addAndGet(visitBytes) <= settings.bodyBytes() && fits) {
            visits.add(visit);
            return true;
        }
        giveBack(visitBytes);
        return false;
    }

    /** Gives the room of that visit back, once however often it is called. */
    void leave(Visit visit) {
        if (visits.remove(visit)) {
            giveBack(visit.body().bytes());
        }
    }

    private void giveBack(long visitBytes) {
        requests.decrementAndGet();
        bytes.addAndGet(-visitBytes);
    }

    /** Ends visits that nobody reported as over, and those whose body does not come. */
    void tidy() {
        for (Visit visit : visits) {
            if (visit.isOver()) {
                leave(visit);
            } else {
                visit.hurry(settings.bodyTimeout());
            }
        }
    }
}
