package dev.eyewitness.client.examples;

import dev.eyewitness.client.ActivityActions;
import dev.eyewitness.client.EyewitnessClient;
import dev.eyewitness.client.NewActivity;

/** A program that nobody tells to close its client: the end of the JVM sends what is held. */
public final class NightlyJob {

    private NightlyJob() {}

    public static void main(String[] arguments) {
        EyewitnessClient eyewitness = EyewitnessClient.builder(arguments[0], () -> arguments[1])
                .flushAtExit()
                .build();
        eyewitness.log(NewActivity.of(ActivityActions.BULK_ACTION_PERFORMED).entity("subscription", "all"));
    }
}
