package dev.eyewitness.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Category;
import dev.eyewitness.activity.Severity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Activities by chance, as they would be stored; see {@link RandomQueries}. */
public final class RandomActivities {

    private static final List<String> NUMBERS =
            List.of("1", "1.0", "-5", "0", "0.1", "1E+300", "123456789012345678901234567890.12345");

    private final Random random;
    private final RandomValues values;

    public RandomActivities(Random random) {
        this.random = random;
        this.values = new RandomValues(random);
    }

    /** One of that number, without id, times of receipt and what no query looks at. */
    public Activity next(long seq) {
        Activity activity = new Activity();
        activity.tenant = "t";
        activity.seq = seq;
        activity.action = values.oneOf(RandomValues.ACTIONS);
        activity.label = values.text();
        activity.category = values.oneOf(List.of(Category.values())).code();
        activity.icon = "activity";
        activity.severity = values.oneOf(List.of(Severity.values()));
        activity.description = values.text();
        activity.adminId = values.admin();
        activity.adminName = orNull(values::text);
        activity.adminEmail = orNull(values::email);
        activity.sessionId = orNull(values::text);
        activity.entityType = orNull(() -> values.oneOf(RandomValues.TYPES));
        activity.entityId = orNull(values::text);
        activity.entityName = orNull(values::text);
        activity.ipAddress = orNull(values::address);
        activity.success = random.nextBoolean();
        activity.metadata = orNull(() -> metadata(2).toString());
        activity.occurredAt = values.time();
        activity.receivedAt = values.time();
        return activity;
    }

    private @Nullable String orNull(Supplier<String> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private ObjectNode metadata(int levels) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int left = random.nextInt(4); left > 0; left--) {
            String name = values.path().getFirst();
            switch (random.nextInt(levels > 0 ? 7 : 5)) {
                case 0 -> object.put(name, values.scalar());
                case 1 -> object.put(name, new BigDecimal(values.oneOf(NUMBERS)));
                case 2 -> object.put(name, random.nextBoolean());
                case 3 -> object.putNull(name);
                case 4 -> object.putArray(name).add(values.scalar()).add(1);
                default -> object.set(name, metadata(levels - 1));
            }
        }
        return object;
    }
}
