package dev.eyewitness.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GuideTest {

    @Test
    void showsTheExampleThatIsTested() throws Exception {
        String example = Files.readString(Path.of("src/test/java/dev/eyewitness/client/examples/BackOffice.java"));

        assertThat(Path.of("docs", "clients.md")).content().contains("```java\n" + example + "```");
    }
}
