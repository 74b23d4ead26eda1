package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.eyewitness.service.Json;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ActivityActionsTest {

    @Test
    void areThoseOfTheCatalogue() throws Exception {
        List<String> codes = new ArrayList<>();
        for (JsonNode action : Json.parse(Files.readString(Path.of("src/main/resources/actions.json")))) {
            codes.add(action.path("code").asText());
        }

        List<String> constants = new ArrayList<>();
        for (Field constant : ActivityActions.class.getFields()) {
            String code = (String) constant.get(null);
            assertThat(constant.getName()).isEqualTo(code.toUpperCase(Locale.ROOT));
            constants.add(code);
        }

        assertThat(constants).hasSize(40).containsExactlyElementsOf(codes);
    }
}
