package dev.eyewitness.search;

import dev.eyewitness.problem.Problem;
import dev.eyewitness.security.Caller;
import dev.eyewitness.security.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened, counted. */
@Path("/api/v1/activities/summary")
@Tag(name = "Finding")
@RolesAllowed(Roles.READ)
@Blocking
@Produces(MediaType.APPLICATION_JSON)
public class SummaryResource {

    private static final String EXAMPLE = """
            {
              "interval": "day",
              "total": 128,
              "failed": 3,
              "buckets": [
                {"start": "2026-11-20T00:00:00Z", "total": 100, "failed": 3},
                {"start": "2026-11-21T00:00:00Z", "total": 0, "failed": 0},
                {"start": "2026-11-22T00:00:00Z", "total": 28, "failed": 0}
              ],
              "actions": [{"action": "login", "count": 90}, {"action": "payout_approved", "count": 38}],
              "admins": [
                {"adminId": "ada", "adminName": "Ada Lovelace", "count": 120},
                {"adminId": "cron", "adminName": null, "count": 8}
              ]
            }""";

    private final SecurityIdentity identity;
    private final ActivitySummary summary;

    @Inject
    SummaryResource(SecurityIdentity identity, ActivitySummary summary) {
        this.identity = identity;
        this.summary = summary;
    }

    @GET
    @Operation(
            summary = "Count activities",
            description = "In all, by time, and by the ten most frequent actions and busiest admins.")
    @APIResponse(
            responseCode = "200",
            description = "The counts; buckets without a hole, in UTC",
            content =
                    @Content(
                            schema = @Schema(implementation = Summary.class),
                            examples = @ExampleObject(name = "Three days", value = EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description =
                    "A parameter is unknown or wrong, or the interval gives more than 50,000 buckets; the violation names one that fits",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description =
                    "The question costs the database too much (type urn:eyewitness:problem:too-costly), or the service"
                            + " is busy or without a database",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Summary summarise(
            @BeanParam Filters filters,
            @Parameter(
                            description =
                                    "auto, minute, hour or day; auto, or left out: the shortest that is readable, and month or"
                                            + " year where even days would be more than 2,000.",
                            schema =
                                    @Schema(
                                            implementation = String.class,
                                            enumeration = {"auto", "minute", "hour", "day"},
                                            defaultValue = "auto"),
                            example = "auto")
                    @QueryParam("interval")
                    @Nullable
                    String interval,
            @Context UriInfo uri) {
        Filters.refuseUnknown(uri.getQueryParameters().keySet(), Set.of("interval"));
        return summary.of(filters.query(), Caller.of(identity).tenant(), interval);
    }
}
