package dev.eyewitness.search;

import io.netty.handler.codec.http.QueryStringEncoder;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** What a page is answered with. */
public final class PageAnswer {

    private static final String CURSOR = "cursor";

    private PageAnswer() {}

    /**
     * 200 with that page, and a {@code Link} (RFC 8288) to the one after it.
     *
     * @param next the cursor of the page after it; null for the last
     * @param asked as the page was asked for
     * @param path of the list
     */
    public static Response of(Object page, @Nullable String next, UriInfo asked, String path) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (next != null) {
            answer.header(HttpHeaders.LINK, "<" + address(next, asked, path) + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /** Written anew from what was read: the cursor of the page that was asked for is left out. */
    private static String address(String next, UriInfo asked, String path) {
        QueryStringEncoder address = new QueryStringEncoder(
                asked.getBaseUriBuilder().path(path).build().toString());
        asked.getQueryParameters().forEach((name, values) -> {
            if (!name.equals(CURSOR)) {
                values.forEach(value -> address.addParam(name, value));
            }
        });
        address.addParam(CURSOR, next);
        return address.toString();
    }
}
