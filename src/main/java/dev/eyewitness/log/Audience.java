package dev.eyewitness.log;

/** Those here who want to hear what other replicas commit. */
public interface Audience {

    /** CDI event: somebody has joined. */
    record Joined() {}

    /** CDI event: what other replicas commit is heard from now on; what they committed before may have gone unheard. */
    record Served() {}

    /** Whether there is anybody. */
    boolean isPresent();
}
