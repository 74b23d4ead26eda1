package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.eyewitness.service.Api;
import dev.eyewitness.service.Json;
import dev.eyewitness.service.Refusal;
import dev.eyewitness.service.Service;
import dev.eyewitness.service.Tokens;
import dev.eyewitness.service.Wire;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusIntegrationTest
@WithTestResource(Service.class)
class SearchIT {

    private static final String PATH = "/api/v1/activities";

    private final Api api = Api.as(Tokens.admin().tenant(Tokens.newTenant()));

    @Test
    void showsTheNewestFirst() {
        api.record("login");
        api.record("logout");

        assertThat(actions()).containsExactly("logout", "login");
    }

    @Test
    void pagesWithoutSkippingOrRepeatingWhileActivitiesArrive() {
        IntStream.range(0, 25).forEach(number -> api.record("login"));
        List<Integer> seen = new ArrayList<>();

        Response page = api.request().queryParam("limit", 10).get(PATH);
        seen.addAll(page.jsonPath().getList("items.seq"));
        while (page.jsonPath().getString("next") != null) {
            api.record("logout");
            assertThat(page.header("Link"))
                    .contains("rel=\"next\"")
                    .contains("cursor=" + page.jsonPath().getString("next"));
            page = api.request().get(linkOf(page));
            seen.addAll(page.jsonPath().getList("items.seq"));
        }

        assertThat(seen)
                .isEqualTo(
                        IntStream.iterate(25, seq -> seq - 1).limit(25).boxed().toList());
        assertThat(page.header("Link")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%22logged%22",
                "q=-%7Bx%7D",
                "q=-a%7Cb",
                "q=-a%5Eb",
                "q=-a%5Cb",
                "q=-%3Cx%3E",
                "q=-%60x%60",
                "q=-100%25+-a%2Bb&search="
            })
    void linksToTheNextPageWhateverTheAddressHolds(String parameters) throws IOException {
        api.record("login");
        api.record("login");

        Wire first = get(PATH + "?limit=1&" + parameters);
        URI next = URI.create(linkOf(first.header("Link")));
        Wire second = get(next.getRawPath() + "?" + next.getRawQuery());

        assertThat(next).hasHost(Api.address().getHost()).hasPort(Api.address().getPort());
        assertThat(Json.parse(first.body()).path("items").path(0).path("seq").asInt())
                .isEqualTo(2);
        assertThat(Json.parse(second.body()).path("items").path(0).path("seq").asInt())
                .isEqualTo(1);
        assertThat(second.header("Link")).isEmpty();
    }

    /** The HTTP server itself refuses a request whose address is no URI (RFC 3986), and hands it to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"q=\"logged\"", "q=-{x}", "q=-a|b"})
    void refusesAnAddressThatIsNoUri(String parameters) throws IOException {
        assertThat(get(PATH + "?" + parameters).status()).isEqualTo(400);
    }

    private Wire get(String target) throws IOException {
        return Wire.exchange("GET " + target, Map.of("Authorization", "Bearer " + api.token()), new byte[0]);
    }

    private static String linkOf(Response page) {
        return linkOf(page.header("Link"));
    }

    private static String linkOf(String link) {
        return link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }

    @Test
    void endsAPageThatHoldsExactlyTheRestWithoutANext() {
        api.record("login");
        api.record("login");

        JsonPath page = api.request().queryParam("limit", 2).get(PATH).jsonPath();

        assertThat(page.getList("items")).hasSize(2);
        assertThat(page.getString("next")).isNull();
    }

    @Test
    void isEmptyWhereNothingWasRecorded() {
        assertThat(actions()).isEmpty();
    }

    @Test
    void takesActionsExactlyRepeatedCommaSeparatedAndByPrefix() {
        List.of("login", "logout", "user_created", "user_deleted", "userx").forEach(api::record);

        assertThat(actions("action", "login")).containsExactly("login");
        assertThat(actions("action", "login", "action", "logout")).containsExactly("logout", "login");
        assertThat(actions("action", "login,logout")).containsExactly("logout", "login");
        assertThat(actions("action", "user_*")).containsExactly("user_deleted", "user_created");
        assertThat(actions("action", "user_*,login")).containsExactly("user_deleted", "user_created", "login");
        assertThat(actions("action", "log")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LOVELACE",
        "ada@exa",
        "payout_app",
        "Payout approved",
        "approved payout",
        "po_17",
        "march",
        "203.0.113.7",
        "ada march 203.0",
        "payout   ADA",
        "100%",
        "back\\slash",
        "it's",
        "straße"
    })
    void findsEachWordAnywhereInAnyCase(String words) {
        api.post("{\"action\":\"login\",\"adminId\":\"grace\"}").then().statusCode(201);
        api.post("{\"action\":\"payout_approved\",\"entityId\":\"po_17\",\"ipAddress\":\"203.0.113.7\","
                        + "\"entityName\":\"March 100% back\\\\slash it's Straße\"}")
                .then()
                .statusCode(201);

        assertThat(actions("search", words)).containsExactly("payout_approved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "\"", "a%c", "nobody", "ada nobody", "') or 1=1 --"})
    void takesPatternCharactersLiterally(String words) {
        api.post("{\"action\":\"login\",\"entityName\":\"abc\"}").then().statusCode(201);

        assertThat(actions("search", words)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"success", "severity", "from", "to", "action", "ip", "adminId", "search", "q", "limit", "cursor"
            })
    void takesAParameterWithoutAValueAsLeftOut(String name) {
        api.record("login");

        assertThat(actions(name, "")).containsExactly("login");
        assertThat(actions(name, " ")).containsExactly("login");
    }

    @ParameterizedTest
    @CsvSource({
        "limit,0",
        "limit,201",
        "limit,x",
        "limit,-1",
        "cursor,x",
        "cursor,zzzzzzzz-1",
        "nonsense,1",
        "adminid,ada"
    })
    void refusesWrongParametersByName(String name, String value) {
        api.record("login");

        Response answer = api.request().queryParam(name, value).get(PATH);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        assertThat(answer.jsonPath().getString("violations[0].field")).isEqualTo(name);
    }

    @Test
    void refusesACursorOfAnotherTenant() {
        Api other = Api.as(Tokens.admin().tenant(Tokens.newTenant()));
        other.record("login");
        other.record("login");
        api.record("login");
        String cursor =
                other.request().queryParam("limit", 1).get(PATH).jsonPath().getString("next");

        assertThat(api.request().queryParam("cursor", cursor).get(PATH).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "search=GRACE o'brien",
                "action=payout_*",
                "category=payout,content",
                "adminId=grace",
                "adminEmail=grace@example.com",
                "sessionId=s 1",
                "entityType=pay%out",
                "entityId=po_17",
                "ip=2001:db8::/32",
                "ip=2001:db8::17,10.0.0.0/8",
                "success=false",
                "severity=warning",
                "from=2026-01-02T03:04:05Z&to=2026-01-02T03:04:06Z",
                "from=2026-01-02&to=2026-01-03",
                "q=action:payout_*,login",
                "q=-action:user_created",
                "q=admin:grace",
                "q=admin:grace@example.com success:false",
                "q=ip:2001:db8::17",
                "q=severity:=critical",
                "q=entity:pay%out/po_17",
                "q=session:\"s 1\"",
                "q=category:payout",
                "q=meta.reason:\"100% \\\"fraud\\\"\"",
                "q=meta.order.total:12.5",
                "q=after:2026-01-02 before:2026-01-03",
                "q=\"grace O'Brien\"",
                "q=-\"ada lovelace\"&severity=notice&action=user_created,payout_approved",
            })
    void findsTheSameByParametersAndByQuery(String parameters) {
        api.post("{\"action\":\"user_created\",\"ipAddress\":\"192.0.2.1\",\"severity\":\"info\"}")
                .then()
                .statusCode(201);
        api.post("""
                {"action": "payout_approved", "adminId": "grace", "adminName": "Grace O'Brien", "sessionId": "s 1",
                 "adminEmail": "grace@example.com", "entityType": "pay%out", "entityId": "po_17", "success": false,
                 "ipAddress": "2001:db8::17", "severity": "critical", "occurredAt": "2026-01-02T03:04:05Z",
                 "metadata": {"reason": "100% \\"fraud\\"", "order": {"total": 12.50}}}""").then().statusCode(201);

        String[] namesAndValues = Arrays.stream(parameters.split("&"))
                .flatMap(parameter -> Arrays.stream(parameter.split("=", 2)))
                .toArray(String[]::new);
        assertThat(actions(namesAndValues)).containsExactly("payout_approved");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "q        | action:login adminid:ada | at 14: expected a field",
                "q        | \"fraud                  | at 7: expected a closing quotation mark for the one at 1",
                "q        | admin:bot*               | at 7: expected the whole value",
                "q        | ip:10.0.0.0/33           | at 4: expected an IPv4 or IPv6 address or network",
                "q        | after:2026-02-30         | at 7: expected a date such as 2026-11-01",
                "q        | ') OR 1=1 \"             | at 12: expected a closing quotation mark",
                "action   | log*n                    | at 1: expected an action such as login",
                "category | money                    | at 1: expected one of authentication",
                "ip       | 10.0.0.1,localhost       | at 10: expected an IPv4 or IPv6 address",
                "success  | yes                      | at 1: expected true or false",
                "severity | loud                     | at 1: expected one of info, notice, warning, critical",
                "from     | yesterday                | at 1: expected a date",
                "to       | 2026-11-01T00:00:00      | at 1: expected a date",
            })
    void refusesWhatItCannotReadWithPositionAndExpectation(String name, String value, String message) {
        Refusal refusal = Refusal.of(api.request().queryParam(name, value).get(PATH), 400);

        assertThat(refusal.fields()).containsExactly(name);
        assertThat(refusal.problem().path("violations").path(0).path("message").asText())
                .startsWith(message);
    }

    @Test
    void refusesAQueryThatIsTooLong() {
        Refusal refusal =
                Refusal.of(api.request().queryParam("q", "é".repeat(10_000)).get(PATH), 400);

        assertThat(refusal.fields()).containsExactly("q");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search", "action", "adminId", "adminEmail", "sessionId", "entityType", "entityId", "q"})
    void takesHostileTextLiterally(String name) {
        api.post("{\"action\":\"login\",\"sessionId\":\"s\",\"entityType\":\"t\",\"entityId\":\"e\"}")
                .then()
                .statusCode(201);

        for (String text :
                List.of("%", "_", "\\", "'", "' OR '1'='1", "'); DROP TABLE activity; /*", "$1", "?", "{}", "a%")) {
            assertThat(actions(name, text)).as(text).isEmpty();
        }
        assertThat(actions()).containsExactly("login");
    }

    private List<String> actions(String... parameters) {
        RequestSpecification request = api.request();
        for (int at = 0; at < parameters.length; at += 2) {
            request.queryParam(parameters[at], parameters[at + 1]);
        }
        Response answer = request.get(PATH);
        answer.then().statusCode(200);
        return answer.jsonPath().getList("items.action");
    }
}
