package dev.eyewitness.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.eyewitness.service.Json;
import java.util.List;

/**
 * A text by which somebody might run a script, hide or forge what an activity says, or break the page's layout.
 *
 * @param shown a part of what a person must then read
 */
record HostileText(String name, String text, String shown) {

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TYPE = 100;

    static List<HostileText> all() {
        return List.of(
                literal("a script", "<script>window.hostile = 1</script>"),
                literal("an image", "<img src=x onerror='window.hostile = 1'>"),
                literal("a way out of an attribute", "\"><svg onload=window.hostile=1 x=\""),
                literal("an address that runs", "javascript:window.hostile=1"),
                literal("a template", "${window.hostile = 1}{{hostile}}<!--?lit$-->"),
                literal("a formula", "=cmd|' /C calc'!A0"),
                literal("emoji", "👩🏽‍🚀🏳️‍🌈🇺🇳"),
                literal("one long word", "W".repeat(LONGEST_NAME)),
                literal("a long emoji word", "🦕".repeat(LONGEST_NAME / 2)),
                literal("right to left", "مدير النظام حذف كل شيء"),
                new HostileText("towers of marks", "Z" + "\u0310\u0352\u0346".repeat(80), "Z\u0310"),
                new HostileText("an override", "ada\u202Egpj.exe", "ada[U+202E]gpj.exe"),
                new HostileText("an isolate without an end", "ada\u2067bob", "ada[U+2067]bob"),
                new HostileText("nothing to see", "a\u200Bd\u2060a\uFEFF", "a[U+200B]d[U+2060]a[U+FEFF]"),
                new HostileText("controls", "ada\u001B[31m\u0007\u007F", "ada[U+001B][31m[U+0007][U+007F]"),
                new HostileText("lines", "one\ntwo\u2028three", "[U+2028]three"));
    }

    private static HostileText literal(String name, String text) {
        return new HostileText(name, text, text);
    }

    /** An activity that says it in every field that holds text. */
    String activity() {
        ObjectNode activity = Json.activity("login")
                .put("adminId", text)
                .put("adminName", text)
                .put("adminEmail", text)
                .put("sessionId", text)
                .put("entityType", text.codePointCount(0, text.length()) > LONGEST_TYPE ? "entity" : text)
                .put("entityId", text)
                .put("entityName", text)
                .put("userAgent", text)
                .put("success", false)
                .put("failureReason", text);
        activity.putObject("metadata").put(text, text).putObject("nested").put(text, text);
        ObjectNode change = activity.putArray("changes").addObject();
        change.put("field", text).put("from", text).putObject("to").put(text, text);
        return activity.toString();
    }

    @Override
    public String toString() {
        return name;
    }
}
