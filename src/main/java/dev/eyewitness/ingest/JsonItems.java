package dev.eyewitness.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.eyewitness.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a JSON array, or a sequence of JSON texts (NDJSON), into its items, each as the bytes it came in. It holds one item at a
 * time, and sees that the whole is JSON; what an item says is for its reader to find out.
 */
final class JsonItems {

    /** No item that is small enough can nest deeper than it has bytes; how deep is too deep, its reader says of that item alone. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(BodyReader.MAX_BYTES)
                    .maxNumberLength(CutStream.MAX_BYTES)
                    .maxNameLength(CutStream.MAX_BYTES)
                    .build())
            .build();

    private final CutStream bytes;
    private final JsonParser parser;
    private final boolean inArray;

    private JsonItems(InputStream body, boolean inArray) throws IOException {
        this.bytes = new CutStream(body);
        this.parser = FACTORY.createParser(bytes);
        this.inArray = inArray;
    }

    /** The items of a JSON array. */
    static JsonItems ofArray(InputStream body) throws IOException {
        JsonItems items = new JsonItems(body, true);
        if (items.nextToken() != JsonToken.START_ARRAY) {
            throw ProblemException.invalid("body", "must be a JSON array of activities");
        }
        return items;
    }

    /** The items of an {@code application/x-ndjson} text, one a line. */
    static JsonItems ofLines(InputStream body) throws IOException {
        return new JsonItems(body, false);
    }

    /**
     * The next item; null after the last.
     *
     * @throws ProblemException 400 where the body is not JSON at this place or ends too early
     */
    byte @Nullable [] next() throws IOException {
        JsonToken token = nextToken();
        if (token == (inArray ? JsonToken.END_ARRAY : null)) {
            end();
            return null;
        }
        long from = parser.currentTokenLocation().getByteOffset();
        finishItem();
        return bytes.cut(from, parser.currentLocation().getByteOffset());
    }

    private void end() throws IOException {
        if (inArray && nextToken() != null) {
            throw ProblemException.invalid("body", "must end with the array");
        }
    }

    private @Nullable JsonToken nextToken() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            if (token != null && parser.currentTokenLocation().getByteOffset() < 0) {
                throw ProblemException.invalid("body", "must be UTF-8");
            }
            return token;
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private void finishItem() throws IOException {
        try {
            parser.skipChildren();
            parser.finishToken();
        } catch (JsonProcessingException e) {
            throw notJson(e);
        }
    }

    private static ProblemException notJson(JsonProcessingException e) {
        return ProblemException.invalid(
                "body", "must be JSON, from its beginning to its end: " + JsonFault.describe(e));
    }
}
