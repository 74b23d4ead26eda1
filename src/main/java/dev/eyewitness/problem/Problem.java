package dev.eyewitness.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for a person and for a program (RFC 9457).
 *
 * @param type names the kind of problem; {@code about:blank} where the status says it all
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail this occurrence in words
 * @param instance the path that was asked for
 * @param violations the rules broken; empty unless the status is 400 or 422
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong (RFC 9457).")
@RegisterForReflection
public record Problem(
        @Schema(examples = "about:blank") URI type,
        @Schema(examples = "Bad Request") String title,
        @Schema(examples = "400") int status,

        @Schema(examples = "action must match ^[a-z][a-z0-9_.:-]{0,99}$")
        String detail,

        @Schema(examples = "/api/v1/activities") @Nullable String instance,
        List<Violation> violations) {

    /** The media type of RFC 9457. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final URI ABOUT_BLANK = URI.create("about:blank");

    /** A problem that its status names. */
    public static Problem of(int status, String detail) {
        return of(status, detail, List.of());
    }

    /** A problem that its status names, with the rules that were broken. */
    public static Problem of(int status, String detail, List<Violation> violations) {
        String title = HttpResponseStatus.valueOf(status).reasonPhrase();
        return new Problem(ABOUT_BLANK, title, status, detail, null, violations);
    }

    /** A 400 whose detail is the violations in words. */
    public static Problem invalid(List<Violation> violations) {
        List<String> sentences = violations.stream()
                .map(violation -> violation.field() + " " + violation.message())
                .toList();
        return of(400, String.join("; ", sentences), violations);
    }

    /** The same problem, met at that path. */
    public Problem at(String path) {
        return new Problem(type, title, status, detail, path, violations);
    }
}
