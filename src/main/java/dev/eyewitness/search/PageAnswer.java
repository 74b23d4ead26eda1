package dev.eyewitness.search;

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
     */
    public static Response of(Object page, @Nullable String next, UriInfo asked) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (next != null) {
            answer.link(
                    asked.getRequestUriBuilder().replaceQueryParam(CURSOR, next).build(), "next");
        }
        return answer.build();
    }
}
