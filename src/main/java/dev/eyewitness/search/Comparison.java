package dev.eyewitness.search;

import dev.eyewitness.activity.Severity;

/** How two severities compare. */
public enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    ABOVE(">"),
    BELOW("<"),
    EQUAL("=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** As SQL and the query string write it. */
    String sign() {
        return sign;
    }

    boolean holds(Severity left, Severity right) {
        int order = Integer.compare(left.rank(), right.rank());
        return switch (this) {
            case AT_LEAST -> order >= 0;
            case AT_MOST -> order <= 0;
            case ABOVE -> order > 0;
            case BELOW -> order < 0;
            case EQUAL -> order == 0;
        };
    }
}
