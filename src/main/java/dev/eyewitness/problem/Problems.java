package dev.eyewitness.problem;

import java.net.URI;
import java.util.List;

/** The wording of problems that more than one place answers with. */
public final class Problems {

    /** Seconds after which a caller who met an overload or an outage may try again. */
    static final int RETRY_AFTER_SECONDS = 1;

    /** The one 503 that the same question meets again, which a program must be able to tell from an outage. */
    private static final URI TOO_COSTLY = URI.create("urn:eyewitness:problem:too-costly");

    private Problems() {}

    /** No token, or one that does not hold. */
    public static Problem unauthorized() {
        return Problem.of(401, "a valid, unexpired bearer token is needed");
    }

    /** A token that does not allow this. */
    public static Problem forbidden() {
        return Problem.of(403, "the token does not hold the role that this needs");
    }

    /** There is no room for more; nothing was done. */
    public static Problem busy() {
        return Problem.of(503, "the service is busy: nothing was recorded, try again");
    }

    /** An outage. */
    public static Problem databaseGone() {
        return Problem.of(503, "the database does not answer: try again");
    }

    /** A question that would keep the database busy for too long. */
    public static Problem tooCostly() {
        return new Problem(
                TOO_COSTLY,
                "Too Costly",
                503,
                "the answer costs too much and was given up: ask for less, such as a shorter time or fewer words",
                null,
                List.of());
    }

    /** What a bare status means to the caller. */
    public static Problem ofStatus(int status) {
        return Problem.of(
                status,
                switch (status) {
                    case 400 -> "the request cannot be read";
                    case 401 -> unauthorized().detail();
                    case 403 -> forbidden().detail();
                    case 404 -> "there is nothing at this address";
                    case 405 -> "this address does not take that method";
                    case 406 -> "this address does not offer a representation that the Accept header takes";
                    case 413 -> "the request body is too large";
                    case 415 -> "this address does not take that Content-Type";
                    case 429 -> "too many requests";
                    default ->
                        status >= 500 ? "the service failed to answer; its log says why" : "the request is refused";
                });
    }
}
