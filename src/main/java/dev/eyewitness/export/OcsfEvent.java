package dev.eyewitness.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Severity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An activity as an event of OCSF 1.3.0; what that has no place for is under {@code unmapped}. Times are milliseconds. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection(
        targets = {
            OcsfEvent.class,
            OcsfEvent.Actor.class,
            OcsfEvent.Api.class,
            OcsfEvent.Endpoint.class,
            OcsfEvent.HttpRequest.class,
            OcsfEvent.Metadata.class,
            OcsfEvent.Named.class,
            OcsfEvent.Product.class,
            OcsfEvent.Session.class,
            OcsfEvent.Unmapped.class,
            OcsfEvent.User.class,
            PropertyNamingStrategies.SnakeCaseStrategy.class
        })
record OcsfEvent(
        int activityId,
        String activityName,
        int categoryUid,
        String categoryName,
        int classUid,
        String className,
        int typeUid,
        String typeName,
        int severityId,
        String severity,
        int statusId,
        String status,
        @Nullable String statusDetail,
        long time,
        String message,
        Actor actor,
        @Nullable User user,
        @Nullable Session session,
        @Nullable Named service,
        @Nullable Named entity,
        @Nullable Api api,
        @Nullable List<Named> resources,
        Endpoint srcEndpoint,
        @Nullable HttpRequest httpRequest,
        Metadata metadata,
        Unmapped unmapped) {

    static final String VERSION = "1.3.0";

    private static final String PRODUCT = "Eyewitness";

    /** What Entity Management has its {@code actor} from; the other classes have one of their own. */
    private static final List<String> OF_ACTOR = List.of("host");

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record User(
            @Nullable String uid,
            @Nullable String name,
            @Nullable String fullName,
            @Nullable String emailAddr) {

        /** Known by its id, which is the only user name that an activity tells; by its name where there is no id. */
        static User of(@Nullable String id, @Nullable String fullName, @Nullable String email) {
            return OcsfActivity.isGiven(id)
                    ? new User(id, id, fullName, email)
                    : new User(null, fullName, fullName, email);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Named(
            @Nullable String uid,
            @Nullable String name,
            @Nullable String type) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Actor(User user, @Nullable Session session) {}

    record Session(String uid) {}

    record Api(String operation) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Endpoint(@Nullable String ip, @Nullable String name) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record HttpRequest(String userAgent) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Product(String name, String vendorName) {}

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Metadata(
            String version,
            Product product,
            @Nullable List<String> profiles,
            String uid,
            long sequence,
            long loggedTime,
            String tenantUid) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Unmapped(
            String action,
            String label,
            String category,
            @Nullable @JsonRawValue String metadata,
            @Nullable @JsonRawValue String changes,
            @Nullable String traceId) {}

    static OcsfEvent of(Activity activity) {
        OcsfActivity what = OcsfActivity.of(activity);
        OcsfClass ofClass = what.ofClass();
        User admin = User.of(activity.adminId, activity.adminName, activity.adminEmail);
        Session session = activity.sessionId == null ? null : new Session(activity.sessionId);
        Named entity = OcsfActivity.isGiven(activity.entityId) || OcsfActivity.isGiven(activity.entityName)
                ? new Named(activity.entityId, activity.entityName, activity.entityType)
                : null;
        boolean isAuthentication = ofClass == OcsfClass.AUTHENTICATION;
        boolean isCall = ofClass == OcsfClass.API_ACTIVITY;
        return new OcsfEvent(
                what.id(),
                what.isOther() ? activity.label : what.caption(),
                ofClass.categoryUid(),
                ofClass.categoryCaption(),
                ofClass.uid(),
                ofClass.caption(),
                ofClass.uid() * 100 + what.id(),
                ofClass.caption() + ": " + what.caption(),
                severityId(activity.severity),
                severity(activity.severity),
                activity.success ? 1 : 2,
                activity.success ? "Success" : "Failure",
                activity.failureReason,
                activity.occurredAt.toEpochMilli(),
                activity.description,
                new Actor(admin, session),
                isAuthentication ? admin : ofClass == OcsfClass.ACCOUNT_CHANGE ? account(entity, admin) : null,
                isAuthentication ? session : null,
                isAuthentication ? new Named(null, activity.tenant, null) : null,
                ofClass == OcsfClass.ENTITY_MANAGEMENT ? entity : null,
                isCall ? new Api(activity.action) : null,
                isCall && entity != null ? List.of(entity) : null,
                activity.ipAddress == null ? new Endpoint(null, "unknown") : new Endpoint(activity.ipAddress, null),
                activity.userAgent == null ? null : new HttpRequest(activity.userAgent),
                new Metadata(
                        VERSION,
                        new Product(PRODUCT, PRODUCT),
                        ofClass == OcsfClass.ENTITY_MANAGEMENT ? OF_ACTOR : null,
                        activity.id.toString(),
                        activity.seq,
                        activity.receivedAt.toEpochMilli(),
                        activity.tenant),
                new Unmapped(
                        activity.action,
                        activity.label,
                        activity.category,
                        activity.metadata,
                        activity.changes,
                        activity.traceId));
    }

    private static User account(@Nullable Named entity, User admin) {
        return entity == null ? admin : User.of(entity.uid(), entity.name(), null);
    }

    private static int severityId(Severity severity) {
        return switch (severity) {
            case INFO -> 1;
            case NOTICE -> 2;
            case WARNING -> 3;
            case CRITICAL -> 5;
        };
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case INFO -> "Informational";
            case NOTICE -> "Low";
            case WARNING -> "Medium";
            case CRITICAL -> "Critical";
        };
    }
}
