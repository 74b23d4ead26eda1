package dev.eyewitness.activity;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.engine.spi.SelfDirtinessTracker;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an admin did, as it stands in the tenant's log for good.
 *
 * <p>Hibernate only reads it: {@code LogWriter} numbers and inserts, and nothing updates. What the caller said is filled in
 * by ingest; {@link #id}, {@link #seq} and {@link #receivedAt} only when the writer has taken it.
 */
@Entity
@Immutable
@JsonAutoDetect(
        fieldVisibility = Visibility.PUBLIC_ONLY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@JsonPropertyOrder({
    "id",
    "seq",
    "tenant",
    "action",
    "label",
    "category",
    "icon",
    "severity",
    "description",
    "adminId",
    "adminName",
    "adminEmail",
    "sessionId",
    "entityType",
    "entityId",
    "entityName",
    "ipAddress",
    "userAgent",
    "device",
    "success",
    "failureReason",
    "metadata",
    "changes",
    "occurredAt",
    "receivedAt",
    "traceId",
    "leafHash"
})
@Schema(description = "One thing that an admin did, as it stands in the log.")
@NullUnmarked
public class Activity extends PanacheEntityBase {

    private static final int MILLISECONDS_SHIFT = 16;

    @Id
    @Schema(description = "UUIDv7", examples = "019ab1e2-7d6f-7c41-9b0a-3d6f0f3b8a11")
    public UUID id;

    @Schema(description = "The number in the tenant's log: 1, 2, 3 … without a hole.", examples = "4711")
    public long seq;

    @Schema(examples = "default")
    public String tenant;

    @Schema(examples = "payout_approved")
    public String action;

    @Schema(examples = "Payout approved")
    public String label;

    @Schema(examples = "payout")
    public String category;

    @Schema(examples = "badge-check")
    public String icon;

    @Schema(examples = "warning")
    public Severity severity;

    @Schema(examples = "Ada Lovelace approved payout po_17")
    public String description;

    @Column(name = "admin_id")
    @Schema(examples = "ada")
    public String adminId;

    @Column(name = "admin_name")
    @Schema(examples = "Ada Lovelace")
    public @Nullable String adminName;

    @Column(name = "admin_email")
    @Schema(examples = "ada@example.com")
    public @Nullable String adminEmail;

    @Column(name = "session_id")
    @Schema(examples = "s_81")
    public @Nullable String sessionId;

    @Column(name = "entity_type")
    @Schema(examples = "payout")
    public @Nullable String entityType;

    @Column(name = "entity_id")
    @Schema(examples = "po_17")
    public @Nullable String entityId;

    @Column(name = "entity_name")
    @Schema(nullable = true)
    public @Nullable String entityName;

    @Column(name = "ip_address")
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Schema(examples = "203.0.113.7")
    public @Nullable String ipAddress;

    @Column(name = "user_agent")
    @Schema(examples = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0")
    public @Nullable String userAgent;

    @Embedded
    public @Nullable Device device;

    @Schema(examples = "true")
    public boolean success;

    @Column(name = "failure_reason")
    @Schema(nullable = true)
    public @Nullable String failureReason;

    /** A JSON object, as text: nothing in the service needs to look inside. */
    @JsonRawValue
    @Schema(type = SchemaType.OBJECT)
    public @Nullable String metadata;

    /** A JSON array of {@code {field, from, to}}, as text. */
    @JsonRawValue
    @Schema(type = SchemaType.ARRAY, implementation = Change.class)
    public @Nullable String changes;

    /** Read as an OffsetDateTime: a Timestamp has what was before 1582 in the Julian calendar. */
    @Column(name = "occurred_at")
    @JdbcTypeCode(SqlTypes.TIMESTAMP_WITH_TIMEZONE)
    @Schema(examples = "2026-11-22T09:30:00Z")
    public Instant occurredAt;

    @Column(name = "received_at")
    @Schema(examples = "2026-11-22T09:30:00.125Z")
    public Instant receivedAt;

    @Column(name = "trace_id")
    @Schema(description = "Of the request's traceparent.", examples = "4bf92f3577b34da6a3ce929d0e0e4736")
    public @Nullable String traceId;

    /** Null only where the log is not yet taken into its tree. */
    @Column(name = "leaf_hash")
    @Schema(
            type = SchemaType.STRING,
            description = "SHA-256 of the activity's leaf in the Merkle tree of the log (RFC 9162), base64.",
            examples = "JfLnZHrWTYPBrWJGavzBrwy5O87PfTDYzQgSBIEwjx8=")
    public byte @Nullable [] leafHash;

    /** Null where the personal values are erased, or the log is not yet taken into its tree. */
    @JsonIgnore
    @Schema(hidden = true)
    public byte @Nullable [] salt;

    /** What the personal values entered the leaf as; null unless they are erased. */
    @JsonIgnore
    @Schema(hidden = true)
    public byte @Nullable [] commitment;

    /** Hibernate's bytecode would note the name of each field that is set, in a list that it goes through for the next: of no use here. */
    public Activity() {
        if (this instanceof SelfDirtinessTracker tracker) {
            tracker.$$_hibernate_suspendDirtyTracking(true);
        }
    }

    /**
     * The activity of that id in that tenant's log.
     *
     * @param id a UUIDv7, whose milliseconds are those of {@link #receivedAt}: so one partition is read
     */
    public static Optional<Activity> inLog(String tenant, UUID id) {
        Instant receivedAt = Instant.ofEpochMilli(id.getMostSignificantBits() >>> MILLISECONDS_SHIFT);
        return find("tenant = ?1 and receivedAt = ?2 and id = ?3", tenant, receivedAt, id)
                .firstResultOptional();
    }

    /** The cursor's number and the tenant say where it stands; the id names it from outside. */
    @Override
    public String toString() {
        return tenant + "/" + seq + " " + action;
    }
}
