package dev.eyewitness.activity;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a user agent says of the device.
 *
 * @param type one of {@code desktop}, {@code mobile}, {@code tablet}, {@code bot}, {@code other}
 * @param browser the browser's family; null where the user agent names none
 * @param os the operating system's family; null where the user agent names none
 */
@Embeddable
@Schema(description = "What the user agent says of the device.")
@RegisterForReflection
public record Device(
        @Schema(
                examples = "desktop",
                enumeration = {"desktop", "mobile", "tablet", "bot", "other"})
        @Column(name = "device_type")
        String type,

        @Schema(examples = "Firefox") @Column(name = "device_browser") @Nullable
        String browser,

        @Schema(examples = "Linux") @Column(name = "device_os") @Nullable
        String os) {}
