package dev.eyewitness.search;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/** Values by chance, from so few that queries and activities often meet, and of the nastiest. */
final class RandomValues {

    static final List<String> ACTIONS =
            List.of("login", "logout", "user_created", "user_deleted", "userx", "user.a", "payout:approve", "a");

    static final List<String> TYPES = List.of("user", "payout", "O'Type", "us%", "ty pe", "-t", "*");

    /** None is empty. */
    static final List<String> TEXTS = List.of(
            "a",
            "A",
            "ada",
            "Ada Lovelace",
            "100%",
            "a_b",
            "axb",
            "back\\slash",
            "\\%",
            "it's",
            "\"quoted\"",
            "a,b",
            "a:b",
            "a/b",
            "-a",
            "a*",
            "tab\tbed",
            "line\nbreak",
            "Straße",
            "STRASSE",
            "ΟΔΟΣ",
            "οδος",
            "οδοσα",
            "İstanbul",
            "istanbul",
            "ISTANBUL",
            "ÉLODIE",
            "élodie",
            "E\u0301LODIE",
            "Ǆ ǅ ǆ",
            "Ω Ω",
            "K",
            "ẞ ß",
            "Дмитрий",
            "дмитрий",
            "𐐀𐐨",
            "😀",
            "\u00a0nbsp\u2003",
            "\u0001",
            "null",
            "true",
            "1",
            "10",
            "payout",
            "%",
            "_",
            "'",
            "') OR TRUE --",
            "$1",
            "?",
            ":p0");

    private static final List<String> EMAILS = List.of("ada@x.io", "Ada@x.io", "bot@x.io", "b_t@x.io");

    private static final List<String> NAMES = List.of("reason", "a", "a.b", "ü", "k\"ey", "a:b", "null", "");

    private static final List<String> SCALARS = List.of(
            "fraud",
            "1",
            "1.0",
            "10e-1",
            "-5",
            "-0",
            "0",
            "1e300",
            "0.1",
            "123456789012345678901234567890.12345",
            "true",
            "false",
            "null",
            "True",
            "1e999",
            "01",
            "{}",
            "[]",
            "\"",
            "\\",
            "ü",
            "");

    /** In the spelling of PostgreSQL. */
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.2",
            "10.1.2.3",
            "11.0.0.1",
            "203.0.113.7",
            "0.0.0.0",
            "255.255.255.255",
            "127.0.0.1",
            "::",
            "::1",
            "2001:db8::1",
            "2001:db8:0:1::1",
            "2001:db8:ffff::",
            "fe80::1",
            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
            "::1.2.3.4",
            "64:ff9b::a00:1");

    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    String text() {
        return oneOf(List.of(TEXTS, TYPES, EMAILS).get(random.nextInt(3)));
    }

    String email() {
        return oneOf(EMAILS);
    }

    String admin() {
        return random.nextBoolean() ? oneOf(EMAILS) : oneOf(TEXTS);
    }

    String address() {
        return oneOf(ADDRESSES);
    }

    String network() {
        String address = address();
        int bits = address.indexOf(':') < 0 ? 32 : 128;
        return random.nextInt(4) == 0 ? address : address + "/" + random.nextInt(bits + 1);
    }

    String scalar() {
        return oneOf(SCALARS);
    }

    List<String> path() {
        return Stream.generate(() -> oneOf(NAMES))
                .filter(name -> !name.isEmpty())
                .limit(1 + random.nextInt(2))
                .toList();
    }

    /** Few enough that equal times are common, with microseconds. */
    Instant time() {
        return START.plusSeconds(random.nextInt(6)).plusNanos(random.nextInt(3) * 1_000L);
    }

    /** Some characters of a text or an address, in another case now and then; never empty. */
    String word() {
        String text = random.nextInt(6) == 0 ? address() : text();
        int start = text.offsetByCodePoints(0, random.nextInt(text.codePointCount(0, text.length())));
        int end = text.offsetByCodePoints(start, 1 + random.nextInt(text.codePointCount(start, text.length())));
        String word = text.substring(start, end);
        return switch (random.nextInt(4)) {
            case 0 -> word.toUpperCase(Locale.ROOT);
            case 1 -> word.toLowerCase(Locale.ROOT);
            default -> word;
        };
    }
}
