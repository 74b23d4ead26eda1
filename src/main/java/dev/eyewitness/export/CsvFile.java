package dev.eyewitness.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.eyewitness.activity.Activity;
import dev.eyewitness.activity.Device;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8, with a header, safe to open in a spreadsheet: no cell is taken for a formula. */
final class CsvFile implements ActivityWriter {

    private record Column(String name, Function<Activity, @Nullable String> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("id", activity -> activity.id.toString()),
            new Column("seq", activity -> Long.toString(activity.seq)),
            new Column("tenant", activity -> activity.tenant),
            new Column("action", activity -> activity.action),
            new Column("label", activity -> activity.label),
            new Column("category", activity -> activity.category),
            new Column("icon", activity -> activity.icon),
            new Column("severity", activity -> Names.of(activity.severity)),
            new Column("description", activity -> activity.description),
            new Column("adminId", activity -> activity.adminId),
            new Column("adminName", activity -> activity.adminName),
            new Column("adminEmail", activity -> activity.adminEmail),
            new Column("sessionId", activity -> activity.sessionId),
            new Column("entityType", activity -> activity.entityType),
            new Column("entityId", activity -> activity.entityId),
            new Column("entityName", activity -> activity.entityName),
            new Column("ipAddress", activity -> activity.ipAddress),
            new Column("userAgent", activity -> activity.userAgent),
            new Column("deviceType", activity -> device(activity, Device::type)),
            new Column("deviceBrowser", activity -> device(activity, Device::browser)),
            new Column("deviceOs", activity -> device(activity, Device::os)),
            new Column("success", activity -> Boolean.toString(activity.success)),
            new Column("failureReason", activity -> activity.failureReason),
            new Column("metadata", activity -> activity.metadata),
            new Column("changes", activity -> activity.changes),
            new Column("occurredAt", activity -> activity.occurredAt.toString()),
            new Column("receivedAt", activity -> activity.receivedAt.toString()),
            new Column("traceId", activity -> activity.traceId),
            new Column("leafHash", CsvFile::leafHash));

    private static final String BEGINS_A_FORMULA = "=+-@\t\r";

    private final CsvWriter csv;

    /** Writes the header. */
    CsvFile(OutputStream out) throws IOException {
        csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
        writeRecord(COLUMNS.stream().map(Column::name).toArray(String[]::new));
    }

    private static @Nullable String device(Activity activity, Function<Device, @Nullable String> part) {
        return activity.device == null ? null : part.apply(activity.device);
    }

    private static @Nullable String leafHash(Activity activity) {
        return activity.leafHash == null ? null : Base64.getEncoder().encodeToString(activity.leafHash);
    }

    @Override
    public void write(Activity activity) throws IOException {
        @Nullable String[] cells = new String[COLUMNS.size()];
        for (int at = 0; at < cells.length; at++) {
            cells[at] = guarded(COLUMNS.get(at).value().apply(activity));
        }
        writeRecord(cells);
    }

    /** With an apostrophe before it, a spreadsheet takes it for text. */
    private static @Nullable String guarded(@Nullable String cell) {
        return cell == null || cell.isEmpty() || BEGINS_A_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }

    private void writeRecord(@Nullable String[] cells) throws IOException {
        try {
            csv.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
    }
}
