package dev.eyewitness.activity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceTest {

    private final Activity activity = new Activity();

    SentenceTest() {
        activity.action = "payout_approved";
        activity.label = "Payout approved";
        activity.adminId = "ada";
        activity.success = true;
    }

    @Test
    void callsTheAdminByNameElseByEmailElseById() {
        assertThat(Sentence.describe("{admin} left", activity)).isEqualTo("ada left");
        activity.adminEmail = "ada@example.com";
        assertThat(Sentence.describe("{admin} left", activity)).isEqualTo("ada@example.com left");
        activity.adminName = "Ada Lovelace";
        assertThat(Sentence.describe("{admin} left", activity)).isEqualTo("Ada Lovelace left");
    }

    @Test
    void callsTheEntityByNameElseById() {
        activity.entityId = "po_17";
        assertThat(Sentence.describe("approved {entity}", activity)).isEqualTo("approved po_17");
        activity.entityName = "March payout";
        assertThat(Sentence.describe("approved {entity}", activity)).isEqualTo("approved March payout");
    }

    @Test
    void passesOverWhatIsBlank() {
        activity.adminName = "";
        activity.entityId = "po_17";
        activity.entityName = " ";
        activity.entityType = "";
        activity.success = false;
        activity.failureReason = "";

        assertThat(Sentence.describe("{admin} approved [a {entityType}|{entity}]", activity))
                .isEqualTo("ada approved po_17 (failed)");
    }

    @Test
    void takesTheFirstAlternativeWhosePlaceholdersHaveValues() {
        String template = "{admin} approved [payout {entity}|a {entityType}|a payout]";

        assertThat(Sentence.describe(template, activity)).isEqualTo("ada approved a payout");
        activity.entityType = "transfer";
        assertThat(Sentence.describe(template, activity)).isEqualTo("ada approved a transfer");
        activity.entityId = "po_17";
        assertThat(Sentence.describe(template, activity)).isEqualTo("ada approved payout po_17");
    }

    @Test
    void saysThatItFailedAndWhy() {
        activity.success = false;
        assertThat(Sentence.describe("{admin} logged in", activity)).isEqualTo("ada logged in (failed)");
        activity.failureReason = "wrong password";
        assertThat(Sentence.describe("{admin} logged in", activity))
                .isEqualTo("ada logged in (failed: wrong password)");
    }

    @Test
    void takesWhatAdminsAreCalledAsItIs() {
        activity.adminName = "$1 {entity} [x|y] \\";
        activity.entityId = "po_17";

        assertThat(Sentence.describe("{admin} left", activity)).isEqualTo("$1 {entity} [x|y] \\ left");
    }

    @Test
    void leavesOutWhatNobodyKnows() {
        assertThat(Sentence.describe("{admin} left {nonsense}", activity)).isEqualTo("ada left");
    }

    @Test
    void takesBracketsThatAreNoChoiceAndBracesThatAreNoPlaceholderAsTheyAre() {
        activity.entityId = "po_17";

        assertThat(Sentence.describe("a ] b [ c {entity", activity)).isEqualTo("a ] b [ c {entity");
        assertThat(Sentence.describe("{} {entity-id} {{entity}} [[{entity}|x]", activity))
                .isEqualTo("{} {entity-id} {po_17} [po_17");
        assertThat(Sentence.describe("a[|{entity}] [{entityName}|{entityType}]b", activity))
                .isEqualTo("a b");
    }
}
