package dev.eyewitness.search;

import dev.eyewitness.search.Condition.ActionIs;
import dev.eyewitness.search.Condition.AddressIn;
import dev.eyewitness.search.Condition.AdminIs;
import dev.eyewitness.search.Condition.CategoryIs;
import dev.eyewitness.search.Condition.Contains;
import dev.eyewitness.search.Condition.EntityIs;
import dev.eyewitness.search.Condition.Exactly;
import dev.eyewitness.search.Condition.MetadataIs;
import dev.eyewitness.search.Condition.OccurredBefore;
import dev.eyewitness.search.Condition.OccurredFrom;
import dev.eyewitness.search.Condition.SeverityIs;
import dev.eyewitness.search.Condition.SuccessIs;
import java.util.stream.Collectors;

/** Queries as text that reads back to them: the canonical spelling of each. */
final class QueryText {

    private QueryText() {}

    static String of(Query query) {
        return switch (query) {
            case Query.AllOf all -> all.terms().stream().map(Query::toString).collect(Collectors.joining(" "));
            case Query.AnyOf any ->
                key(any.alternatives().getFirst())
                        + any.alternatives().stream().map(QueryText::value).collect(Collectors.joining(","));
            case Query.Not not -> "-" + not.term();
            case Condition one -> key(one) + value(one);
        };
    }

    private static String key(Condition condition) {
        return switch (condition) {
            case ActionIs action -> Field.ACTION.key();
            case CategoryIs category -> Field.CATEGORY.key();
            case AdminIs admin -> Field.ADMIN.key();
            case Exactly exactly -> key(exactly.column());
            case EntityIs entity -> Field.ENTITY.key();
            case AddressIn address -> Field.IP.key();
            case SuccessIs success -> Field.SUCCESS.key();
            case SeverityIs severity -> Field.SEVERITY.key();
            case OccurredFrom from -> Field.AFTER.key();
            case OccurredBefore before -> Field.BEFORE.key();
            case MetadataIs metadata -> "meta." + path(metadata) + ":";
            case Contains text -> "";
        };
    }

    private static String key(TextColumn column) {
        return switch (column) {
            case ADMIN_ID -> Field.ADMIN_ID.key();
            case ADMIN_EMAIL -> Field.ADMIN_EMAIL.key();
            case SESSION -> Field.SESSION.key();
            case ENTITY_TYPE -> Field.ENTITY_TYPE.key();
            case ENTITY_ID -> Field.ENTITY_ID.key();
        };
    }

    private static String path(MetadataIs metadata) {
        return metadata.path().stream().map(name -> plain(name, ".:")).collect(Collectors.joining("."));
    }

    private static String value(Condition condition) {
        return switch (condition) {
            case ActionIs action -> plain(action.prefix() ? action.action() + "*" : action.action(), "");
            case CategoryIs category -> Field.code(category.category());
            case AdminIs admin -> plain(admin.idOrEmail(), "*");
            case Exactly exactly -> plain(exactly.text(), "*");
            case EntityIs entity -> plain(entity.id() == null ? entity.type() : entity.type() + "/" + entity.id(), "*");
            case AddressIn address -> address.network().toString();
            case SuccessIs success -> Boolean.toString(success.success());
            case SeverityIs severity -> severity.comparison().sign() + Field.code(severity.severity());
            case OccurredFrom from -> from.time().toString();
            case OccurredBefore before -> before.time().toString();
            case MetadataIs metadata -> metadata.textOnly() ? quoted(metadata.value()) : metadata.value();
            // What begins as a path of metadata could be read as one.
            case Contains text -> text.text().startsWith("meta.") ? quoted(text.text()) : plain(text.text(), ":");
        };
    }

    /** The text as it is where it may stand so, else in quotation marks. */
    private static String plain(String text, String furtherMarks) {
        String marks = ",\"" + furtherMarks;
        boolean isPlain = !text.isEmpty()
                && text.charAt(0) != '-'
                && text.chars().noneMatch(c -> Character.isWhitespace(c) || marks.indexOf(c) >= 0);
        return isPlain ? text : quoted(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
