package dev.eyewitness.ledger;

import dev.eyewitness.problem.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a tile stands, as C2SP tlog-tiles writes it: {@code <level>/<number>} and, for a partial tile, {@code .p/<width>}; the number in
 * groups of three digits, all but the last after an {@code x}.
 *
 * @param level 0 to 63
 * @param number 0 or more
 * @param width 1 to 256, where 256 is a full tile
 */
record TilePath(int level, long number, int width) {

    /** 18 digits are more than any log has. */
    private static final Pattern TEXT =
            Pattern.compile("(0|[1-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    private static final String LEADING_ZEROS = "x000/";

    /**
     * The path that {@code text} writes out.
     *
     * @throws ProblemException 400 where it is none
     */
    static TilePath parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches() || parts.group(2).startsWith(LEADING_ZEROS)) {
            throw malformed();
        }
        long number = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        int width = parts.group(3) == null ? Tile.WIDTH : Integer.parseInt(parts.group(3));
        if (parts.group(3) != null && width >= Tile.WIDTH) {
            throw malformed();
        }
        return new TilePath(Integer.parseInt(parts.group(1)), number, width);
    }

    private static ProblemException malformed() {
        return ProblemException.invalid(
                "tile",
                "must be <level>/<number> or <level>/<number>.p/<width>: a level from 0 to 63, a number in groups of three digits"
                        + " such as 067 or x001/x234/067, a width from 1 to 255");
    }

    boolean isFull() {
        return width == Tile.WIDTH;
    }

    /** How many leaves a tree has at least that has it in this width; {@link Long#MAX_VALUE} where no tree can. */
    long leaves() {
        int shift = Tile.HEIGHT * level;
        long hashes = number * Tile.WIDTH + width;
        boolean isTooFar = number > Long.MAX_VALUE / Tile.WIDTH - 1 || shift >= Long.numberOfLeadingZeros(hashes);
        return isTooFar ? Long.MAX_VALUE : hashes << shift;
    }

    /** Whether a tree of {@code size} leaves has it in this width. */
    boolean isIn(long size) {
        return leaves() <= size;
    }
}
