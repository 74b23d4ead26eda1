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
        context.userData().put(LiveSession.KEY, new LiveSession(Line.of(context.httpRequest()), hub));
        return CheckResult.permitUpgrade();
    }
}
