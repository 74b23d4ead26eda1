package dev.eyewitness.explorer;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the calls that prepare the OpenAPI document until the first one that asks for it. */
@Interceptor
@PreparedWhenAsked
@Priority(Interceptor.Priority.APPLICATION)
class LatePreparation {

    private static final String PREPARATION = "prepareDocument";

    private final List<InvocationContext> kept = new ArrayList<>();

    @AroundInvoke
    @Nullable
    Object around(InvocationContext call) throws Exception {
        if (call.getMethod().getName().equals(PREPARATION)) {
            keep(call);
            return null;
        }
        prepare();
        return call.proceed();
    }

    private synchronized void keep(InvocationContext preparation) {
        kept.add(preparation);
    }

    /** Whoever asks meanwhile waits; what fails is tried again by the next who asks. */
    private synchronized void prepare() throws Exception {
        while (!kept.isEmpty()) {
            kept.getFirst().proceed();
            kept.removeFirst();
        }
    }
}
