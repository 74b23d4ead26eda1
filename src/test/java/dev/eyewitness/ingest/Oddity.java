package dev.eyewitness.ingest;

import dev.eyewitness.service.Json;
import java.util.Collections;
import java.util.stream.Stream;

/**
 * A posted activity with a value that is strange enough to trouble a parser, a driver or a database.
 *
 * @param field what a refusal must name
 */
record Oddity(String name, String json, String field) {

    private static final String ASTRONAUT = "\uD83D\uDC69\uD83C\uDFFD\u200D\uD83D\uDE80";

    static Stream<Oddity> all() {
        return Stream.of(times(), addresses(), numbers(), trees(), texts()).flatMap(oddities -> oddities);
    }

    private static Stream<Oddity> times() {
        return Stream.of(
                        "0000-01-01T00:00:00Z",
                        "0000-12-31T23:59:59.999999Z",
                        "0000-01-01T00:00:00+18:00",
                        "0001-01-01T00:00:00+18:00",
                        "0001-01-01T00:00:00.000001Z",
                        "1500-02-29T00:00:00Z",
                        "1582-10-04T23:59:59Z",
                        "1582-10-10T12:00:00Z",
                        "1883-11-18T12:03:58Z",
                        "2016-12-31T23:59:60Z",
                        "2025-03-30T02:30:00+01:00",
                        "2026-01-01T24:00:00Z",
                        "2026-01-01T00:00:00+18:00",
                        "2026-01-01T00:00:00-18:00",
                        "2026-01-01T00:00:00+18:01",
                        "2026-01-01T00:00:00+99:99",
                        "9999-12-31T23:59:59Z",
                        "-4713-11-24T00:00:00Z",
                        "+294276-12-31T23:59:59Z",
                        "+294277-01-01T00:00:00Z",
                        "infinity",
                        "٢٠٢٦-01-01T00:00:00Z")
                .map(time -> text("occurredAt", time));
    }

    private static Stream<Oddity> addresses() {
        return Stream.of(
                        "::ffff:203.0.113.7",
                        "::ffff:cb00:7107",
                        "::ffff:0:203.0.113.7",
                        "::203.0.113.7",
                        "::1.2.3",
                        "64:ff9b::203.0.113.7",
                        "1:2:3:4:5:6:203.0.113.7",
                        "1:2:3:4:5:6:7::",
                        "::2:3:4:5:6:7:8",
                        "::ffff:256.1.1.1",
                        "::ffff:203.0.113.07",
                        "fe80::1%eth0",
                        "fe80::1%1",
                        "[::1]",
                        "::1/128",
                        "203.0.113.7/32",
                        "203.0.113.7:443",
                        "[2001:db8::1]:443",
                        "1::2::3",
                        ":::",
                        "12345::",
                        "1.2.3",
                        "0x7f.0.0.1",
                        "2130706433",
                        "١.0.0.1",
                        "1.2.3.4\n",
                        "\u00a01.2.3.4",
                        "",
                        ",203.0.113.7",
                        "unknown, 203.0.113.7")
                .map(address -> text("ipAddress", address));
    }

    private static Stream<Oddity> numbers() {
        return Stream.of(
                        "0e-1000000000",
                        "0e1000000000",
                        "0.0e-2147483648",
                        "-0",
                        "-0.0",
                        "-0e0",
                        "1e308",
                        "1.7976931348623157e308",
                        "1.7976931348623159e308",
                        "4.9e-324",
                        "1e-324",
                        "1e-9999",
                        "1e-10000",
                        "1e400000",
                        "1e2147483647",
                        "1e2147483648",
                        "1e-2147483648",
                        "1e-2147483649",
                        "1e99999999999999999999",
                        "9".repeat(308),
                        "1." + "9".repeat(990),
                        "1." + "9".repeat(990) + "e-300",
                        "0." + "0".repeat(990) + "1",
                        "9".repeat(1001),
                        "1." + "9".repeat(1001),
                        "9007199254740993",
                        "18446744073709551616")
                .flatMap(number -> Stream.of(
                        metadata("{\"n\":" + number + "}"),
                        new Oddity(
                                "change " + number,
                                "{\"action\":\"login\",\"changes\":[{\"field\":\"f\",\"to\":" + number + "}]}",
                                "changes[0].to")));
    }

    private static Stream<Oddity> trees() {
        return Stream.of(
                metadata("{\"\":{\"\":[]}}"),
                metadata("{\"__proto__\":null,\"constructor\":{}}"),
                metadata("{\"" + "k".repeat(16_000) + "\":1}"),
                metadata("{\"a\":[" + String.join(",", Collections.nCopies(8_000, "0")) + "]}"),
                metadata("{\"a\":[" + String.join(",", Collections.nCopies(50, "1e308")) + "]}"),
                metadata("{\"a\":\"\\u0001\\u001f\\u007f\\ufffe\\uffff\"}"),
                new Oddity(
                        "a change of 990 levels",
                        "{\"action\":\"login\",\"changes\":[{\"field\":\"f\",\"from\":%s}]}"
                                .formatted("[".repeat(990) + "]".repeat(990)),
                        "changes[0].from"),
                new Oddity(
                        "a change of 990 objects",
                        "{\"action\":\"login\",\"changes\":[{\"field\":\"f\",\"from\":%s}]}"
                                .formatted("{\"a\":".repeat(990) + "1" + "}".repeat(990)),
                        "changes[0].from"));
    }

    private static Stream<Oddity> texts() {
        return Stream.of(
                text("adminId", "\uDBFF\uDFFF".repeat(255)),
                text("adminId", "\u2028\u0085"),
                text("adminName", "\uFFFE\uFFFF\uFEFF"),
                text("entityId", "{},\\\"NULL\"'$$"),
                text("entityName", "NULL"),
                text("sessionId", "\u0001\b\u007f\u009f"),
                text("failureReason", "\\u0000 \\000 \\x00"),
                text("idempotencyKey", "\uDBFF\uDFFE".repeat(255)),
                text("userAgent", "(".repeat(2048)),
                text("userAgent", "Mozilla/5.0 (" + ";".repeat(2000) + ")"),
                text("userAgent", "iPhone OS 1_".repeat(150)),
                text("userAgent", "Chrome/" + "1.".repeat(1000)),
                text("userAgent", ASTRONAUT.repeat(290)),
                text("userAgent", "bot \uDBFF\uDFFF/1.0 (+http://\u0001)"));
    }

    private static Oddity text(String field, String value) {
        return new Oddity(
                field + " " + value, Json.activity("login").put(field, value).toString(), field);
    }

    private static Oddity metadata(String metadata) {
        return new Oddity("metadata " + metadata, "{\"action\":\"login\",\"metadata\":" + metadata + "}", "metadata");
    }

    @Override
    public String toString() {
        return name.length() <= 60 ? name : name.substring(0, 60) + "…";
    }
}
