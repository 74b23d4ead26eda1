package dev.eyewitness.activity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The 40 built-in actions and each tenant's own.
 *
 * <p>A tenant's own actions are read once every {@link #FRESH_FOR}: a definition made on another replica takes effect here
 * that much later, one made on this replica at once.
 */
@ApplicationScoped
// The cache picks these two of its classes by name, from what its builder is asked for.
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSWR", "com.github.benmanes.caffeine.cache.PSWRMS"})
public class ActionCatalog {

    static final Duration FRESH_FOR = Duration.ofSeconds(5);

    /** From here on a caller waits for the reading: what is older than that is of no use. */
    private static final Duration USABLE_FOR = FRESH_FOR.multipliedBy(2);

    private static final int MOST_TENANTS = 10_000;

    private final Map<String, Action> builtIn;

    /** One worker reads again, all callers go on with what is known: not all of a busy moment may go to the database at once. */
    private final LoadingCache<String, Map<String, Action>> ownActions = Caffeine.newBuilder()
            .maximumSize(MOST_TENANTS)
            .refreshAfterWrite(FRESH_FOR)
            .expireAfterWrite(USABLE_FOR)
            .executor(Infrastructure.getDefaultWorkerPool())
            .build(tenant -> byCode(read(tenant)));

    ActionCatalog(ObjectMapper json) {
        builtIn = byCode(readBuiltIn(json));
    }

    private static List<Action> readBuiltIn(ObjectMapper json) {
        try (InputStream catalogue =
                Objects.requireNonNull(ActionCatalog.class.getResourceAsStream("/actions.json"), "actions.json")) {
            return json.readerFor(new TypeReference<List<Action>>() {})
                    .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .readValue(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Action> byCode(List<Action> actions) {
        Map<String, Action> byCode = LinkedHashMap.newLinkedHashMap(actions.size());
        actions.forEach(action -> byCode.put(action.code(), action));
        return byCode;
    }

    /** The description of {@code code} in that tenant's log: its own, else the built-in, else one made of the code's words. */
    public Action describe(String tenant, String code) {
        return describe(ownActions.get(tenant), code);
    }

    /** As {@link #describe}, but never blocks: empty where that tenant's own actions are not in memory. */
    public Optional<Action> describeAtOnce(String tenant, String code) {
        return Optional.ofNullable(ownActions.getIfPresent(tenant)).map(own -> describe(own, code));
    }

    private Action describe(Map<String, Action> tenantsOwn, String code) {
        Action own = tenantsOwn.get(code);
        if (own != null) {
            return own;
        }
        Action known = builtIn.get(code);
        return known != null ? known : Action.unknown(code);
    }

    /** The built-in actions in their order, replaced where the tenant has its own, then the rest of the tenant's. */
    public List<Action> list(String tenant) {
        Map<String, Action> all = new LinkedHashMap<>(builtIn);
        all.putAll(ownActions.get(tenant));
        return List.copyOf(all.values());
    }

    /** Defines or redefines one of the tenant's own actions. */
    public void define(String tenant, Action action) {
        QuarkusTransaction.requiringNew().run(() -> TenantAction.define(tenant, action));
        ownActions.invalidate(tenant);
    }

    /** Drops one of the tenant's own actions; false where there is none of that code. */
    public boolean drop(String tenant, String code) {
        boolean dropped = QuarkusTransaction.requiringNew().call(() -> TenantAction.drop(tenant, code));
        ownActions.invalidate(tenant);
        return dropped;
    }

    /** In a transaction of its own: recording need not come from a request. */
    private static List<Action> read(String tenant) {
        return QuarkusTransaction.requiringNew()
                .call(() -> TenantAction.of(tenant).stream()
                        .map(TenantAction::toAction)
                        .toList());
    }
}
