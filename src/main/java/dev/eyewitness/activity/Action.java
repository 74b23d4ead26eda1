package dev.eyewitness.activity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One kind of thing that admins do, as the catalogue describes it.
 *
 * @param code matches {@link #CODE_PATTERN}
 * @param icon a name from the Lucide icon set
 * @param template the sentence, in the syntax of {@link Sentence}
 * @param custom whether the tenant defined it
 */
@Schema(description = "An action of the catalogue: one of the 40 built in, or the tenant's own.")
@RegisterForReflection
public record Action(
        @Schema(examples = "payout_approved") String code,
        @Schema(examples = "Payout approved") String label,
        @Schema(examples = "payout") Category category,
        @Schema(examples = "badge-check") String icon,
        @Schema(examples = "warning") Severity severity,

        @Schema(examples = "{admin} approved [payout {entity}|a payout]")
        String template,

        @Schema(examples = "false") boolean custom) {

    /** What an action code looks like. */
    public static final String CODE_PATTERN = "^[a-z][a-z0-9_.:-]{0,99}$";

    private static final String UNKNOWN_TEMPLATE =
            "{admin} performed “{label}”[ on {entityType} {entity}| on {entity}| on {entityType}|]";

    /** The description of a code that no catalogue knows: its own words, category system, severity info. */
    static Action unknown(String code) {
        return new Action(code, humanised(code), Category.SYSTEM, "activity", Severity.INFO, UNKNOWN_TEMPLATE, true);
    }

    private static String humanised(String code) {
        String words = code.replaceAll("[_.:-]+", " ").strip();
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
