package dev.eyewitness.client;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.eyewitness.page.Chromium;
import dev.eyewitness.service.Api;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The TypeScript client in a browser, imported from the service, and its hook in a page of React. */
@QuarkusIntegrationTest
@Tag("browser")
@WithTestResource(Service.class)
class ClientIT {

    private static final String LOG_AND_WATCH = """
            async ([url, token]) => {
              const { ActivityActions, ActivityStream, createActivityLogger } = window.client;
              const stream = new ActivityStream({ url, token, after: '0', transport: 'websocket' });
              const log = createActivityLogger({ url, token });
              log.logActivity({ action: ActivityActions.USER_CREATED, entityId: 'u_1' });
              log.logActivity({ action: ActivityActions.USER_SUSPENDED, entityId: 'u_1' });
              await log.flush();
              const seen = [];
              for await (const { seq, action } of stream) {
                seen.push(`${seq} ${action}`);
                if (seen.length === 2) {
                  return seen.join();
                }
              }
            }
            """;

    private static final String LOG_FIFTY = """
            async ([delayMs, token]) => {
              const { createActivityLogger } = await import('/client/eyewitness.js');
              const log = createActivityLogger({ token, delayMs: Number(delayMs) });
              for (let number = 1; number <= 50; number++) {
                log.logActivity({ action: 'payout_approved', entityId: `po_${number}` });
              }
            }
            """;

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void aPageOfAnotherOriginImportsItRecordsAndWatches() {
        Page page = OfficePage.importing(CHROMIUM.window());

        assertThat(page.evaluate(LOG_AND_WATCH, access())).isEqualTo("1 user_created,2 user_suspended");
    }

    /** Under way when it is closed, or waiting still. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "60000"})
    void whatATabHadToSendWhenItWasClosedArrivesOnce(String delayMs) {
        Page page = CHROMIUM.window();
        page.navigate(Api.address() + "/client/eyewitness.js");

        page.evaluate(LOG_FIFTY, List.of(delayMs, api.token()));
        page.close(new Page.CloseOptions().setRunBeforeUnload(true));

        List<String> payouts =
                IntStream.rangeClosed(1, 50).mapToObj(number -> "po_" + number).toList();
        await().untilAsserted(() -> assertThat(entityIds().reversed()).containsExactlyElementsOf(payouts));
    }

    private List<String> access() {
        return List.of(Api.address().toString(), api.token());
    }

    private List<String> entityIds() {
        return api.request().get("/api/v1/activities?limit=200").jsonPath().getList("items.entityId", String.class);
    }

    @Test
    void theHookShowsTheNewestLiveAndPauses() {
        pay(1, 4);
        Page page = OfficePage.withReact(CHROMIUM.window(), api.token());
        assertThat(page.locator("#status")).hasText("live");
        assertThat(rows(page)).hasText(sentences(4, 3, 2));

        click(page, "Pause");
        pay(5, 6);
        click(page, "Resume");
        assertThat(rows(page)).hasText(sentences(6, 5, 4));

        api.record("login");
        click(page, "Logins");
        assertThat(rows(page)).hasText(new String[] {"Ada Lovelace logged in"});

        click(page, "Nonsense");
        assertThat(page.locator("#status")).hasText("refused");
        assertThat(page.locator("#error")).containsText("400");
    }

    private void pay(int first, int last) {
        IntStream.rangeClosed(first, last)
                .forEach(number -> api.stored("{\"action\":\"payout_approved\",\"entityId\":\"po_" + number + "\"}"));
    }

    private static String[] sentences(int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> "Ada Lovelace approved payout po_" + number)
                .toArray(String[]::new);
    }

    private static Locator rows(Page page) {
        return page.locator("li");
    }

    private static void click(Page page, String button) {
        page.locator("button").getByText(button).click();
    }
}
