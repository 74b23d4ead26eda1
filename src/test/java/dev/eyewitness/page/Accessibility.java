package dev.eyewitness.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds a page to the rules of axe-core: WCAG 2.2 A and AA, and best practice. */
final class Accessibility {

    /** Among what the page is built with, so that its version stands in one place. */
    private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");

    private static final String FIND_VIOLATIONS = """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
              const { violations } = await axe.run({ runOnly: tags, resultTypes: ['violations'] });
              return violations.flatMap(({ id, impact, nodes }) =>
                nodes.map((node) => `${id} (${impact}) at ${node.target.flat().join(' ')}: ${node.failureSummary}`));
            }
            """;

    private Accessibility() {}

    /** In light and in dark, and without movement, which would be measured half-way. */
    static void check(Page page) {
        page.evaluate(axe());
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            assertThat((List<?>) page.evaluate(FIND_VIOLATIONS))
                    .as("violations of axe-core's rules, %s", scheme)
                    .isEmpty();
        }
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
