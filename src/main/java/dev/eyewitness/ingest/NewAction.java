package dev.eyewitness.ingest;

import dev.eyewitness.activity.Action;
import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The definition of a tenant's own action. */
@Schema(description = "How one of your own actions is shown.")
@RegisterForReflection
public record NewAction(
        @NotNull @Text(max = 100, blank = false) @Schema(maxLength = 100, examples = "Invoice voided") @Nullable
        String label,

        @NotNull @Schema(examples = "transaction") @Nullable Category category,

        @NotNull
        @Pattern(regexp = "^[a-z0-9-]{1,60}$", message = "must be the name of a Lucide icon, such as file-x")
        @Schema(examples = "file-x")
        @Nullable
        String icon,

        @NotNull @Schema(examples = "warning") @Nullable Severity severity,

        @NotNull
        @Text(max = 500, blank = false)
        @Pattern(regexp = "[^{]*+(?:\\{[^{]*+){0,16}+", message = "must have at most 16 placeholders")
        @Schema(
                maxLength = 500,
                description = "Text with {admin}, {entity}, {entityType}, {entityId}, {entityName}, {label}, {action};"
                        + " of a choice [a|b] the first is taken whose placeholders have values.",
                examples = "{admin} voided [invoice {entity}|an invoice]")
        @Nullable
        String template) {

    Action named(String code) {
        return new Action(
                code,
                Objects.requireNonNull(label),
                Objects.requireNonNull(category),
                Objects.requireNonNull(icon),
                Objects.requireNonNull(severity),
                Objects.requireNonNull(template),
                true);
    }
}
