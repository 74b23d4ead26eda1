package dev.eyewitness.client.examples;

import dev.eyewitness.client.ActivityActions;
import dev.eyewitness.client.EyewitnessClient;
import dev.eyewitness.client.NewActivity;
import dev.eyewitness.client.Recorded;
import java.math.BigDecimal;
import java.time.Duration;

/** What a back office records: a user created, a payout approved, a setting altered. */
public final class BackOffice {

    private BackOffice() {}

    public static void main(String[] arguments) {
        try (EyewitnessClient eyewitness =
                EyewitnessClient.builder(arguments[0], arguments[1]).build()) {
            eyewitness.log(NewActivity.of(ActivityActions.USER_CREATED)
                    .admin("ada", "Ada Lovelace", "ada@example.com")
                    .entity("user", "u_7", "Grace Hopper")
                    .metadata("plan", "pro"));

            Recorded payout = eyewitness.logAndWait(
                    NewActivity.of(ActivityActions.PAYOUT_APPROVED)
                            .entity("payout", "po_17", "March payout")
                            .metadata("amount", new BigDecimal("1250.00"))
                            .metadata("currency", "EUR")
                            .idempotencyKey("payout-po_17-approved"),
                    Duration.ofSeconds(20));
            System.out.println("The approval is number " + payout.seq());

            eyewitness.log(NewActivity.of(ActivityActions.SETTINGS_UPDATED)
                    .entity("settings", "security")
                    .change("sessionMinutes", 60, 15)
                    .change("twoFactor", "optional", "required"));
        }
    }
}
