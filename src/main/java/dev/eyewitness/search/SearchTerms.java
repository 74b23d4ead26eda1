package dev.eyewitness.search;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.activity.Activity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The terms of one tenant's activities: those that an activity has, and by the same names those that a {@link RequiredTerms} asks for.
 *
 * <p>Used by one thread.
 */
public final class SearchTerms {

    private static final int RUN = 3;

    private final int word;
    private final int action;
    private final int category;
    private final int severity;
    private final int failure;
    private final int network;
    private final int metadata;
    private final String tenant;

    public SearchTerms(String tenant) {
        this.tenant = tenant;
        word = SearchTerm.seed(tenant, 'w');
        action = SearchTerm.seed(tenant, 'a');
        category = SearchTerm.seed(tenant, 'c');
        severity = SearchTerm.seed(tenant, 's');
        failure = SearchTerm.seed(tenant, 'f');
        network = SearchTerm.seed(tenant, 'n');
        metadata = SearchTerm.seed(tenant, 'm');
    }

    /** All that the activity can be found by, each once, in ascending order. */
    public int[] of(Activity activity) {
        Searchable searchable = new Searchable(activity);
        IntStream.Builder terms = IntStream.builder();
        runs(searchable.haystack(), terms);
        terms.add(action(activity.action));
        terms.add(category(activity.category));
        terms.add(severity(activity.severity.name()));
        if (!activity.success) {
            terms.add(failure());
        }
        for (TextColumn column : TextColumn.values()) {
            String text = column.of(activity);
            if (text != null) {
                terms.add(exactly(column, text));
            }
        }
        Network.ofBytes(searchable.address())
                .ifPresent(address -> address.filedUnder().forEach(one -> terms.add(network(one))));
        if (activity.metadata != null) {
            scalars(Metadata.tree(activity.metadata), new ArrayList<>(), terms);
        }
        return terms.build().sorted().distinct().toArray();
    }

    /** Of each run of three characters within a line of the text; none where the lines are shorter. */
    void runs(String folded, IntConsumer terms) {
        for (int at = 0; at + RUN <= folded.length(); at++) {
            char first = folded.charAt(at);
            char second = folded.charAt(at + 1);
            char third = folded.charAt(at + 2);
            if (first != '\n' && second != '\n' && third != '\n') {
                terms.accept(SearchTerm.of(word, first, second, third));
            }
        }
    }

    int action(String code) {
        return SearchTerm.of(action, code);
    }

    int category(String code) {
        return SearchTerm.of(category, code);
    }

    int severity(String name) {
        return SearchTerm.of(severity, name);
    }

    /** Of whatever failed. */
    int failure() {
        return SearchTerm.of(failure, "");
    }

    int exactly(TextColumn column, String text) {
        return SearchTerm.of(SearchTerm.seed(tenant, column.kind()), text);
    }

    int network(Network one) {
        return SearchTerm.of(network, one.toString());
    }

    /** @param scalar numbers that are equal have the same term, however they are written */
    int scalar(List<String> path, JsonNode scalar) {
        return SearchTerm.of(metadata, String.join("\0", path) + '\0' + spelling(scalar));
    }

    private void scalars(JsonNode node, List<String> path, IntStream.Builder terms) {
        if (node.isObject()) {
            node.properties().forEach(member -> {
                path.addLast(member.getKey());
                scalars(member.getValue(), path, terms);
                path.removeLast();
            });
        } else if (node.isValueNode() && !path.isEmpty()) {
            terms.add(scalar(path, node));
        }
    }

    private static String spelling(JsonNode scalar) {
        if (scalar.isNumber()) {
            BigDecimal number = scalar.decimalValue().stripTrailingZeros();
            return "n" + number.unscaledValue() + "e" + -number.scale();
        }
        return (scalar.isTextual() ? "t" : "v") + scalar.asText();
    }
}
