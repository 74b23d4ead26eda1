package dev.eyewitness.ingest;

/**
 * A key as it is compared with others: its letters and digits in lower case, without digits at its end. One pass, without patterns:
 * every key that is recorded comes here.
 *
 * @param all {@code cardcvv} of {@code cardCvv2}
 * @param lastPart {@code cvv} of {@code cardCvv2}, {@code card-cvv} or {@code CARD_CVV}
 */
record KeyName(String all, String lastPart) {

    static KeyName of(String key) {
        char[] name = new char[key.length()];
        int length = 0;
        int lastPart = 0;
        for (int at = 0; at < key.length(); at++) {
            char character = key.charAt(at);
            if (Character.isLetterOrDigit(character)) {
                if (beginsPart(key, at)) {
                    lastPart = length;
                }
                name[length++] = Character.toLowerCase(character);
            }
        }
        while (length > 0 && Character.isDigit(name[length - 1])) {
            length--;
        }
        int begin = Math.min(lastPart, length);
        return new KeyName(new String(name, 0, length), new String(name, begin, length - begin));
    }

    /** A letter after what is none, a capital after what is none, and the last capital of several before a small letter. */
    private static boolean beginsPart(String key, int at) {
        char character = key.charAt(at);
        if (at == 0 || !Character.isLetter(character)) {
            return false;
        }
        char before = key.charAt(at - 1);
        if (!Character.isLetterOrDigit(before)) {
            return true;
        }
        boolean isBeforeSmall = at + 1 < key.length() && Character.isLowerCase(key.charAt(at + 1));
        return Character.isUpperCase(character) && (!Character.isUpperCase(before) || isBeforeSmall);
    }
}
