package dev.eyewitness.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.options.BoundingBox;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The bars over the rows: how much the query finds, and a time that is chosen by dragging across them. */
@QuarkusIntegrationTest
@Tag(LogPage.THE_SAME_FROM_ANY_SERVICE)
@WithTestResource(Service.class)
class OverviewIT {

    private static final String HALF_A_DAY = "?q=after:2026-11-20T00:00:00Z before:2026-11-20T12:00:00Z";
    private static final int HOURS = 12;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @BeforeEach
    void recordOverHalfADay() {
        for (String time : List.of("02:30", "04:30", "05:30", "09:15")) {
            api.stored(Json.activity("login")
                    .put("occurredAt", "2026-11-20T" + time + ":00Z")
                    .put("success", !time.equals("05:30"))
                    .toString());
        }
    }

    @Test
    void aTimeIsChosenByDraggingInWholeBars() {
        LogPage log =
                LogPage.open(CHROMIUM.window(), HALF_A_DAY).signIn(api.token()).awaitLive();
        assertThat(log.text("4 activities")).isVisible();
        Locator bars = log.window().locator("eyewitness-histogram .u-over");
        assertThat(bars).isVisible();
        BoundingBox box = bars.boundingBox();
        Mouse mouse = log.window().mouse();

        mouse.move(at(box, 3.5), box.y + box.height / 2);
        mouse.down();
        mouse.move(at(box, 4.5), box.y + box.height / 2);
        mouse.move(at(box, 5.5), box.y + box.height / 2);
        mouse.up();

        assertThat(log.searchBox()).hasValue("after:2026-11-20T03:00:00Z before:2026-11-20T06:00:00Z");
        assertThat(log.rows()).hasCount(2);
        assertThat(log.text("2 activities")).isVisible();
        log.window().goBack();
        assertThat(log.rows()).hasCount(4);
    }

    @Test
    void aLinkWhoseQueryCannotBeReadCountsWhatTheRowsShow() {
        api.record("logout");
        LogPage log = LogPage.open(CHROMIUM.window(), "?q=severty:critical")
                .signIn(api.token())
                .awaitLive();

        assertThat(log.window().locator("mark")).hasText("severty:critical");
        assertThat(log.rows()).hasCount(5);
        assertThat(log.window().locator("eyewitness-overview .counts")).containsText("1 activity");
    }

    private static double at(BoundingBox box, double hour) {
        return box.x + box.width * hour / HOURS;
    }
}
