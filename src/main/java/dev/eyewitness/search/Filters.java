package dev.eyewitness.search;

import dev.eyewitness.problem.ProblemException;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The parameters by which search and streams filter, all of which must hold: for a REST resource as a {@code @BeanParam}, for an
 * upgrade as a map.
 *
 * <p>The values of a list, repeated or parted by commas, are alternatives, and white space around them does not count. Any other
 * parameter that is repeated must hold each time. A blank value filters nothing.
 */
public class Filters {

    @QueryParam("search")
    @Parameter(
            description = "Words, each found anywhere in admin name, e-mail, action, label, description, entity id or"
                    + " name, or IP; any case.",
            schema = @Schema(implementation = String.class),
            example = "ada payout")
    List<String> search = List.of();

    @QueryParam("action")
    @Parameter(
            description = "Exact, or a beginning and *; repeated or separated by commas: any of them.",
            example = "user_*,login")
    List<String> action = List.of();

    @QueryParam("category")
    @Parameter(
            description = "Any of authentication, user, admin, subscription, transaction, payout, content, security,"
                    + " system.",
            example = "payout,security")
    List<String> category = List.of();

    @QueryParam("adminId")
    @Parameter(description = "Exact; any of them.", example = "ada,grace")
    List<String> adminId = List.of();

    @QueryParam("adminEmail")
    @Parameter(description = "Exact; any of them.", example = "ada@example.com")
    List<String> adminEmail = List.of();

    @QueryParam("sessionId")
    @Parameter(description = "Exact; any of them.", example = "s_81")
    List<String> sessionId = List.of();

    @QueryParam("entityType")
    @Parameter(description = "Exact; any of them.", example = "payout")
    List<String> entityType = List.of();

    @QueryParam("entityId")
    @Parameter(description = "Exact; any of them.", example = "po_17")
    List<String> entityId = List.of();

    @QueryParam("ip")
    @Parameter(
            description = "An IPv4 or IPv6 address, or a network in CIDR notation; any of them.",
            example = "203.0.113.0/24")
    List<String> ip = List.of();

    @QueryParam("success")
    @Parameter(description = "true or false", schema = @Schema(implementation = Boolean.class), example = "false")
    List<String> success = List.of();

    @QueryParam("severity")
    @Parameter(
            description = "info, notice, warning or critical: that or above.",
            schema = @Schema(implementation = String.class),
            example = "warning")
    List<String> severity = List.of();

    @QueryParam("from")
    @Parameter(
            description = "Occurred at that time or later: RFC 3339, or a date (UTC).",
            schema = @Schema(implementation = String.class),
            example = "2026-11-01T00:00:00Z")
    List<String> from = List.of();

    @QueryParam("to")
    @Parameter(
            description = "Occurred before that time: RFC 3339, or a date (UTC).",
            schema = @Schema(implementation = String.class),
            example = "2026-12-01")
    List<String> to = List.of();

    @QueryParam("q")
    @Parameter(
            description = "One query that says all of this: terms are ANDed, commas OR, - negates.",
            schema = @Schema(implementation = String.class),
            example = "action:user_*,login -admin:bot@x.io ip:10.0.0.0/8 severity:>=warning \"free text\"")
    List<String> q = List.of();

    /** The query that a REST request's parameters stand for, as {@link #query(Map)}. */
    public Query.AllOf query() {
        return query(Map.ofEntries(
                Map.entry("search", search),
                Map.entry("action", action),
                Map.entry("category", category),
                Map.entry("adminId", adminId),
                Map.entry("adminEmail", adminEmail),
                Map.entry("sessionId", sessionId),
                Map.entry("entityType", entityType),
                Map.entry("entityId", entityId),
                Map.entry("ip", ip),
                Map.entry("success", success),
                Map.entry("severity", severity),
                Map.entry("from", from),
                Map.entry("to", to),
                Map.entry("q", q)));
    }

    /**
     * The query that parameters of any request stand for; those of other names are passed over.
     *
     * @throws ProblemException 400 that names the parameter, the position within it and what was expected
     */
    public static Query.AllOf query(Map<String, List<String>> parameters) {
        List<Query> terms = new ArrayList<>();
        for (FilterParameter parameter : FilterParameter.values()) {
            try {
                terms.addAll(parameter.terms(parameters.getOrDefault(parameter.parameter(), List.of())));
            } catch (QueryException wrong) {
                throw ProblemException.invalid(parameter.parameter(), wrong.getMessage());
            }
            if (terms.stream().mapToInt(Query::size).sum() > QueryParser.MAX_CONDITIONS) {
                throw ProblemException.invalid(
                        parameter.parameter(),
                        "has too many values: all filters together may have " + QueryParser.MAX_CONDITIONS);
            }
        }
        return new Query.AllOf(terms);
    }

    /**
     * A misspelt filter must not silently show everything.
     *
     * @param given the names of the request's parameters
     * @param besides what the address takes besides filters
     * @throws ProblemException 400 for a name that is neither
     */
    public static void refuseUnknown(Collection<String> given, Set<String> besides) {
        for (String name : given) {
            if (!besides.contains(name)
                    && Arrays.stream(FilterParameter.values())
                            .noneMatch(filter -> filter.parameter().equals(name))) {
                throw ProblemException.invalid(name, "is not a parameter of this address");
            }
        }
    }
}
