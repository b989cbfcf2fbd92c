package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The APIs that exist: durable, and at hand for every request. */
public final class ApiStore {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final DurableMap<ApiRecord> durable;
    private final Map<String, ApiRecord> apis = new ConcurrentHashMap<>();

    ApiStore(Store store) {
        this.store = store;
        this.durable = store.map("apigatewayv2.apis", ApiRecord.class);
        durable.values().forEach(a -> apis.put(a.id(), a));
    }

    public static String newId(int length) {
        var id = new StringBuilder();
        RANDOM.ints(length, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return id.toString();
    }

    public Optional<ApiRecord> find(String id) {
        return Optional.ofNullable(apis.get(id));
    }

    ApiRecord get(@Nullable String id) {
        return find(id == null ? "" : id).orElseThrow(() -> ApiErrors.notFound("API", String.valueOf(id)));
    }

    List<ApiRecord> all() {
        return apis.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }

    synchronized void create(ApiRecord api) {
        store.write(() -> durable.put(api.id(), api));
        apis.put(api.id(), api);
    }

    /** Changes an API, one change at a time. */
    synchronized ApiRecord change(@Nullable String id, UnaryOperator<ApiRecord> change) {
        var changed = change.apply(get(id));
        create(changed);
        return changed;
    }

    synchronized void delete(@Nullable String id) {
        var api = get(id);
        store.write(() -> durable.remove(api.id()));
        apis.remove(api.id());
    }
}
