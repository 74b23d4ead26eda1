package dev.eyewitness.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A query read as SQL: a condition on the table {@code activity} in which every value of the caller is a parameter.
 *
 * @param sql in brackets where it needs them, with a {@code ?} for each parameter
 * @param parameters in the order of their {@code ?}; of types that JDBC and Hibernate bind alike
 */
public record SqlPredicate(String sql, List<Object> parameters) {

    /** The reading of {@code query}. */
    public static SqlPredicate of(Query query) {
        List<Object> parameters = new ArrayList<>();
        return new SqlPredicate(new Writer(parameters).sql(query), List.copyOf(parameters));
    }

    /**
     * Binds its parameters.
     *
     * @param first the place of the first of them, from 1
     * @return the place after the last
     */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        int at = first;
        for (Object parameter : parameters) {
            statement.setObject(at++, parameter);
        }
        return at;
    }

    /** Writes the SQL and collects its parameters as they come. */
    private record Writer(List<Object> parameters) {

        String sql(Query query) {
            return switch (query) {
                case Query.AllOf all -> all.terms().isEmpty() ? "TRUE" : joined(" AND ", all.terms(), Writer::sql);
                case Query.AnyOf any -> joined(" OR ", any.alternatives(), Writer::sql);
                // An unknown (NULL) is no match, so its negation is one.
                case Query.Not not -> "(" + sql(not.term()) + ") IS NOT TRUE";
                case Condition one -> condition(one);
            };
        }

        private String condition(Condition condition) {
            return switch (condition) {
                case Condition.ActionIs action ->
                    action.prefix() ? like("action", escaped(action.action()) + "%") : equal("action", action.action());
                case Condition.CategoryIs category ->
                    equal("category", category.category().code());
                case Condition.AdminIs admin ->
                    "(" + equal("admin_id", admin.idOrEmail()) + " OR " + equal("admin_email", admin.idOrEmail()) + ")";
                case Condition.Exactly exactly -> equal(exactly.column().sql(), exactly.text());
                case Condition.EntityIs entity -> entity(entity.type(), entity.id());
                case Condition.AddressIn address -> address(address.network());
                case Condition.SuccessIs success -> equal("success", success.success());
                case Condition.SeverityIs severity ->
                    "severity " + severity.comparison().sign() + " "
                            + bind(severity.severity().rank());
                case Condition.OccurredFrom from -> "occurred_at >= " + bind(from.time());
                case Condition.OccurredBefore before -> "occurred_at < " + bind(before.time());
                case Condition.MetadataIs metadata ->
                    joined(" OR ", Metadata.accepted(metadata), (writer, value) -> writer.holds(metadata, value));
                case Condition.Contains text -> contains(CaseFolding.fold(text.text()));
            };
        }

        private String contains(String folded) {
            return joined(
                    " OR ",
                    Haystack.sql(folded),
                    (writer, expression) -> writer.like(expression, "%" + escaped(folded) + "%"));
        }

        private String entity(String type, @Nullable String id) {
            String isType = equal("entity_type", type);
            return id == null ? isType : "(" + isType + " AND " + equal("entity_id", id) + ")";
        }

        private String address(Network network) {
            return "ip_address " + (network.isSingle() ? "=" : "<<=") + " CAST(" + bind(network.toString())
                    + " AS inet)";
        }

        private String holds(Condition.MetadataIs condition, JsonNode value) {
            return "metadata @> CAST(" + bind(Metadata.object(condition.path(), value)) + " AS jsonb)";
        }

        private String equal(String column, Object value) {
            return column + " = " + bind(value);
        }

        /** The backslash of {@link #escaped} is PostgreSQL's own escape, named nowhere so that an index can be used. */
        private String like(String expression, String pattern) {
            return expression + " LIKE " + bind(pattern);
        }

        private String bind(Instant time) {
            return bind(time.atOffset(ZoneOffset.UTC));
        }

        private String bind(Object value) {
            parameters.add(value);
            return "?";
        }

        private <T> String joined(String with, List<T> parts, BiFunction<Writer, T, String> part) {
            return parts.stream().map(one -> part.apply(this, one)).collect(Collectors.joining(with, "(", ")"));
        }

        private static String escaped(String literal) {
            return literal.replaceAll("[\\\\%_]", "\\\\$0");
        }
    }
}
