package dev.eyewitness.naive;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;

/** The fields of the product's, with rules that the standard annotations can say. */
public record NewActivity(
        @NotNull @Pattern(regexp = "^[a-z][a-z0-9_.:-]{0,99}$") String action,
        @NotBlank @Size(max = 255) String adminId,
        @Size(max = 255) String adminName,
        @Size(max = 320) String adminEmail,
        @Size(max = 255) String sessionId,
        @Size(max = 100) String entityType,
        @Size(max = 255) String entityId,
        @Size(max = 255) String entityName,
        @Size(max = 45) String ipAddress,
        @Size(max = 2048) String userAgent,
        Boolean success,
        @Size(max = 1000) String failureReason,
        JsonNode metadata,
        JsonNode changes,
        Instant occurredAt) {}
