package dev.eyewitness.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The page reads queries too, to show their terms. What the parser makes of many queries by chance stands in a file which the page's own
 * tests compare with what they read; here the file is compared with what the parser says now.
 */
class ParsedQueriesTest {

    private static final Path FILE = Path.of("src", "main", "webui", "test", "parsed-queries.json");
    private static final Path RENEWED = Path.of("target", "parsed-queries.json");

    private static final long SEED = 20_261_123;
    private static final int COUNT = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(SEED);
    private final RandomQueries queries = new RandomQueries(random);

    /** A term of a query: where it stands, in UTF-16 units, and its canonical spelling. */
    record ParsedTerm(int start, int end, String canonical) {}

    /**
     * A query, and what the parser makes of it.
     *
     * @param terms null where it cannot be read
     * @param fault in which column it cannot be read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParsedQuery(
            String text,
            @Nullable List<ParsedTerm> terms,
            @Nullable Integer fault) {}

    @Test
    void thePageIsToldWhatTheParserSays() throws IOException {
        String now = IntStream.range(0, COUNT)
                .mapToObj(number -> json(parsed(text(number % 3))))
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
        Files.createDirectories(RENEWED.getParent());
        Files.writeString(RENEWED, now);

        assertThat(Files.readString(FILE))
                .as("where the grammar was changed on purpose, copy %s there", RENEWED)
                .isEqualTo(now);
    }

    /** One that is written well, one that is nearly so, or rubbish. */
    private String text(int kind) {
        return switch (kind) {
            case 0 -> queries.next().toString();
            case 1 -> mutilated(queries.next().toString());
            default -> queries.nextRubbish();
        };
    }

    private String mutilated(String text) {
        int[] characters = text.codePoints().toArray();
        if (characters.length == 0) {
            return text;
        }
        int at = random.nextInt(characters.length);
        String before = new String(characters, 0, at);
        String after = new String(characters, at + 1, characters.length - at - 1);
        return before + ":\",-\\ *.".charAt(random.nextInt(8)) + after;
    }

    private static ParsedQuery parsed(String text) {
        try {
            List<Query> terms = QueryParser.parse(text).terms();
            return new ParsedQuery(text, placed(text, terms), null);
        } catch (QueryException fault) {
            return new ParsedQuery(text, null, fault.column());
        }
    }

    private static List<ParsedTerm> placed(String text, List<Query> terms) {
        List<ParsedTerm> placed = new ArrayList<>();
        int end = text.length();
        for (int index = terms.size() - 1; index >= 0; index--) {
            int start = lastStart(text, terms.subList(index, terms.size()));
            int length = text.substring(start, end).stripTrailing().length();
            placed.addFirst(
                    new ParsedTerm(start, start + length, terms.get(index).toString()));
            end = start;
        }
        return placed;
    }

    /** Behind which place the text no longer means these terms. */
    private static int lastStart(String text, List<Query> terms) {
        return IntStream.iterate(text.length(), start -> start >= 0, start -> start - 1)
                .filter(start -> means(text.substring(start), terms))
                .findFirst()
                .orElseThrow();
    }

    private static boolean means(String text, List<Query> terms) {
        try {
            return QueryParser.parse(text).terms().equals(terms);
        } catch (QueryException other) {
            return false;
        }
    }

    private static String json(ParsedQuery query) {
        try {
            return JSON.writeValueAsString(query);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
