package dev.eyewitness.security;

import java.util.Set;

/** The roles that a token's {@code groups} may name. */
public final class Roles {

    public static final String WRITE = "activity:write";
    public static final String READ = "activity:read";
    public static final String EXPORT = "activity:export";

    /** Holds the other three as well. */
    public static final String ADMIN = "activity:admin";

    static final Set<String> ALL = Set.of(WRITE, READ, EXPORT, ADMIN);

    private Roles() {}
}
