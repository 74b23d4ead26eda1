package dev.eyewitness.ingest;

import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A posted activity that breaks one rule.
 *
 * @param name what is wrong
 * @param field what the answer must name
 */
record BrokenRule(String name, String json, String field) {

    /** A posted activity whose only doubtful field has that value, as JSON. */
    static String activityWith(String field, String value) {
        String rest = field.equals("action") ? "" : ",\"action\":\"login\"";
        return "{\"" + field + "\":" + value + rest + "}";
    }

    /** What can be wrong inside metadata and changes, and with the object itself. */
    static Stream<BrokenRule> nested() {
        return Stream.of(metadata(), changes(), whole()).flatMap(rules -> rules);
    }

    private static Stream<BrokenRule> metadata() {
        return Stream.of(
                metadata("11 levels", "{\"a\":".repeat(11) + "1" + "}".repeat(11)),
                metadata("11 levels of arrays", "{\"a\":" + "[".repeat(10) + "]".repeat(10) + "}"),
                metadata("16 KiB and a byte", "{\"text\":\"" + "x".repeat(16 * 1024 - 10) + "\"}"),
                metadata("16 KiB in fewer characters", "{\"text\":\"" + "é".repeat(8 * 1024) + "\"}"),
                metadata("NUL in a value", "{\"a\":[{\"b\":\"\\u0000\"}]}"),
                metadata("NUL in a key", "{\"a\":[{\"\\u0000\":1}]}"),
                metadata("lone surrogate in a value", "{\"a\":{\"b\":\"\\ud800\"}}"),
                new BrokenRule(
                        "metadata: lone surrogate in a key",
                        "{\"action\":\"login\",\"metadata\":{\"a\":{\"\\udc00\":1}}}",
                        "body"),
                metadata("number beyond every double", "{\"n\":1e400}"),
                metadata("number of endless digits", "{\"n\":1e999999999}"),
                metadata("number of endless decimals", "{\"n\":1e-999999999}"),
                metadata("integer beyond every double", "{\"n\":" + "9".repeat(400) + "}"));
    }

    private static Stream<BrokenRule> changes() {
        String many = IntStream.rangeClosed(1, 101)
                .mapToObj(change -> "{\"field\":\"f\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return Stream.of(
                changes("101 of them", many, "changes"),
                changes("null for one", "[null]", "changes[0]"),
                changes("text for one", "[\"field\"]", "changes[0]"),
                changes("empty text for one", "[\"\"]", "changes[0]"),
                changes("array for one", "[[]]", "changes[0]"),
                changes("no field", "[{\"field\":\"f\"},{\"from\":1,\"to\":2}]", "changes[1].field"),
                changes("field null", "[{\"field\":null}]", "changes[0].field"),
                changes("field a number", "[{\"field\":1}]", "changes[0].field"),
                changes("field too long", "[{\"field\":\"" + "f".repeat(256) + "\"}]", "changes[0].field"),
                changes("NUL in field", "[{\"field\":\"\\u0000\"}]", "changes[0].field"),
                changes("lone surrogate in field", "[{\"field\":\"\\ud800\"}]", "changes[0].field"),
                changes("unknown field", "[{\"field\":\"f\",\"old\":1}]", "changes[0].old"),
                changes("NUL in from", "[{\"field\":\"f\",\"from\":\"\\u0000\"}]", "changes[0].from"),
                changes("NUL in a key of to", "[{\"field\":\"f\",\"to\":{\"\\u0000\":1}}]", "changes[0].to"),
                changes("lone surrogate in to", "[{\"field\":\"f\",\"to\":[\"\\udfff\"]}]", "changes[0].to"),
                changes("number beyond every double", "[{\"field\":\"f\",\"from\":1e400}]", "changes[0].from"),
                changes("number of endless digits", "[{\"field\":\"f\",\"to\":1e999999999}]", "changes[0].to"),
                changes("number of endless decimals", "[{\"field\":\"f\",\"to\":1e-999999999}]", "changes[0].to"),
                changes("64 KiB written out", longNumbers(1, 240), "changes"),
                changes("64 KiB written out in many parts", longNumbers(100, 3), "changes"));
    }

    /** So many changes from and to so many numbers, short as they are posted and long as they are stored. */
    private static String longNumbers(int changes, int numbers) {
        String array = String.join(",", Collections.nCopies(numbers, "1e308"));
        String change = "{\"field\":\"f\",\"from\":[%1$s],\"to\":[%1$s]}".formatted(array);
        return "[" + String.join(",", Collections.nCopies(changes, change)) + "]";
    }

    private static Stream<BrokenRule> whole() {
        return Stream.of(
                new BrokenRule("unknown field", "{\"action\":\"login\",\"colour\":\"red\"}", "colour"),
                new BrokenRule("unknown field that is null", "{\"action\":\"login\",\"colour\":null}", "colour"),
                new BrokenRule("answered field", "{\"action\":\"login\",\"seq\":1}", "seq"),
                new BrokenRule("tenant", "{\"action\":\"login\",\"tenant\":\"other\"}", "tenant"),
                new BrokenRule("other case", "{\"Action\":\"login\"}", "Action"),
                new BrokenRule("doubled field", "{\"action\":\"login\",\"action\":\"login\"}", "body"),
                new BrokenRule("doubled key", "{\"action\":\"login\",\"metadata\":{\"a\":1,\"a\":2}}", "body"),
                new BrokenRule(
                        "2,000 arrays",
                        "{\"action\":\"login\",\"metadata\":{\"a\":" + "[".repeat(2000) + "]".repeat(2000) + "}}",
                        "body"),
                new BrokenRule(
                        "integer of 2,000 digits",
                        "{\"action\":\"login\",\"metadata\":{\"a\":" + "9".repeat(2000) + "}}",
                        "body"),
                new BrokenRule("not a number", "{\"action\":\"login\",\"metadata\":{\"a\":NaN}}", "body"),
                new BrokenRule("array", "[{\"action\":\"login\"}]", "body"),
                new BrokenRule("text", "\"login\"", "body"),
                new BrokenRule("empty text", "\"\"", "body"),
                new BrokenRule("number", "1", "body"),
                new BrokenRule("null", "null", "body"));
    }

    private static BrokenRule metadata(String name, String metadata) {
        return new BrokenRule("metadata: " + name, "{\"action\":\"login\",\"metadata\":" + metadata + "}", "metadata");
    }

    private static BrokenRule changes(String name, String changes, String field) {
        return new BrokenRule("changes: " + name, "{\"action\":\"login\",\"changes\":" + changes + "}", field);
    }

    @Override
    public String toString() {
        return name;
    }
}
