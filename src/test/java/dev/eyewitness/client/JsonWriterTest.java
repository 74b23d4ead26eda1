package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @Test
    void writesEachKindOfValue() throws UnwritableException {
        Map<Object, Object> values = new LinkedHashMap<>();
        values.put("text", "a\"b\\c\n\t\u0001é😀");
        values.put("decimal", new BigDecimal("1250.00"));
        values.put("long", Long.MAX_VALUE);
        values.put("time", Instant.parse("2026-11-22T09:30:00Z"));
        values.put(TimeUnit.DAYS, List.of(true, 1.5, Map.of()));
        values.put("nothing", null);
        values.put("array", new int[] {1, 2});
        values.put("empty", new Object[0]);

        assertThat(JsonWriter.write(Map.of("metadata", values))).isEqualTo("""
                {"metadata":{"text":"a\\"b\\\\c\\n\\t\\u0001é😀","decimal":1250.00,"long":9223372036854775807,\
                "time":"2026-11-22T09:30:00Z","DAYS":[true,1.5,{}],"nothing":null,"array":[1,2],"empty":[]}}""");
    }

    @Test
    void anyTextComesBackButForWhatTheLogCannotKeep() throws UnwritableException {
        Random random = new Random(8);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x1_0000)));
            }
            StringBuilder kept = new StringBuilder();
            text.codePoints()
                    .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                    .forEach(kept::appendCodePoint);

            JsonNode written = Json.parse(JsonWriter.write(Map.of("adminName", text)));

            assertThat(written.path("adminName").asText()).isEqualTo(kept.toString());
            assertThat(JsonReader.read(JsonWriter.write(Map.of("adminName", text))))
                    .isEqualTo(Map.of("adminName", kept.toString()));
        }
    }

    @Test
    void refusesWhatHoldsItself() {
        Map<String, Object> circle = new HashMap<>();
        List<Object> list = new ArrayList<>(List.of(1));
        circle.put("list", list);
        list.add(circle);

        assertRefused(circle, "metadata.list[1] holds itself");
    }

    @Test
    void writesTwiceWhatIsHeldTwice() throws UnwritableException {
        List<Integer> shared = List.of(1);

        assertThat(JsonWriter.write(Map.of("metadata", List.of(shared, shared))))
                .isEqualTo("{\"metadata\":[[1],[1]]}");
    }

    @Test
    void refusesWhatIsTooLarge() {
        assertRefused(Map.of("text", "x".repeat(1_000_000)), "metadata is larger than 16 KiB");
        assertRefused(Map.of("many", new int[1_000_000]), "metadata is larger than 16 KiB");
    }

    @Test
    void refusesWhatJsonHasNoFormFor() {
        assertRefused(Map.of("n", Double.NaN), "metadata.n is NaN, which JSON has no number for");
        assertRefused(Map.of("o", new StringBuilder[] {}.getClass()), "metadata.o is a java.lang.Class");
        assertRefused(Map.of(List.of(), 1), "metadata has a java.util");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[1,]", "{\"a\"}", "01x", "\"\\x\"", "\"\\u12g4\"", "nul", "{} {}", "\"", "\"\n\""})
    void readsNothingButJson(String text) {
        assertThatThrownBy(() -> JsonReader.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertRefused(Map<?, ?> metadata, String reason) {
        assertThatThrownBy(() -> JsonWriter.write(Map.of("metadata", metadata)))
                .isInstanceOf(UnwritableException.class)
                .hasMessageStartingWith(reason);
    }
}
