package dev.eyewitness;

import dev.eyewitness.verify.Verify;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Runs the service; or, where the first argument is {@code verify}, that command alone, without starting anything. */
@QuarkusMain
public final class EyewitnessMain {

    private static final String VERIFY = "verify";

    private EyewitnessMain() {}

    /** Runs what the arguments say. */
    public static void main(String... arguments) {
        List<String> all = List.of(arguments);
        if (!all.isEmpty() && all.getFirst().equals(VERIFY)) {
            System.exit(Verify.run(all.subList(1, all.size()), System.out));
        }
        Quarkus.run(arguments);
    }
}
