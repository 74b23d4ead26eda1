package dev.eyewitness.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.util.regex.Pattern;

/** What is wrong with a text that should be JSON, and where, in words for whoever sent it. */
final class JsonFault {

    /** Where the parser begins to speak of its own classes, settings and kinds of token. */
    private static final Pattern OWN_WORDS = Pattern.compile(" \\(|: | in VALUE_");

    private JsonFault() {}

    static String describe(JsonProcessingException e) {
        return position(e) + fault(e);
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ": ";
    }

    private static String fault(JsonProcessingException e) {
        if (e.getCause() instanceof NumberFormatException) {
            return "the exponent of a number in it is too large";
        }
        return e instanceof StreamConstraintsException
                ? "it is nested too deeply, or a number or name in it is too long"
                : OWN_WORDS.split(String.valueOf(e.getOriginalMessage()), 2)[0];
    }
}
