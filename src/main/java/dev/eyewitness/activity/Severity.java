package dev.eyewitness.activity;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** How much an action deserves attention, in rising order. */
public enum Severity {
    @JsonProperty("info")
    INFO(0),
    @JsonProperty("notice")
    NOTICE(1),
    @JsonProperty("warning")
    WARNING(2),
    @JsonProperty("critical")
    CRITICAL(3);

    private final short rank;

    Severity(int rank) {
        this.rank = (short) rank;
    }

    /** What the database stores, so that "that or above" is a comparison. */
    public short rank() {
        return rank;
    }

    /** The column of a severity. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<Severity, Short> {

        @Override
        public Short convertToDatabaseColumn(Severity severity) {
            return severity.rank();
        }

        @Override
        public Severity convertToEntityAttribute(Short rank) {
            for (Severity severity : values()) {
                if (severity.rank == rank) {
                    return severity;
                }
            }
            throw new IllegalArgumentException("there is no severity of rank " + rank);
        }
    }
}
