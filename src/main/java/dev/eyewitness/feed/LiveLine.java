package dev.eyewitness.feed;

import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps, of the request for an upgrade, the line that it came by: the WebSocket itself does not show it. Refuses nothing. */
@ApplicationScoped
public class LiveLine implements HttpUpgradeCheck {

    private final FeedHub hub;

    LiveLine(FeedHub hub) {
        this.hub = hub;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        Line line = Line.of(context.httpRequest());
        LiveSession session = new LiveSession(line, hub);
        line.guard(new PingGate(session));
        context.userData().put(LiveSession.KEY, session);
        return CheckResult.permitUpgrade();
    }
}
