package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The REST APIs that exist: durable, and at hand for every request. */
final class RestApiStore {
    private final Store store;
    private final DurableMap<RestApiRecord> durable;
    private final Map<String, RestApiRecord> apis = new ConcurrentHashMap<>();

    RestApiStore(Store store) {
        this.store = store;
        this.durable = store.map("apigateway.restapis", RestApiRecord.class);
        durable.values().forEach(a -> apis.put(a.id(), a));
    }

    Optional<RestApiRecord> find(String id) {
        return Optional.ofNullable(apis.get(id));
    }

    RestApiRecord get(@Nullable String id) {
        return find(String.valueOf(id)).orElseThrow(() -> RestErrors.notFound("API"));
    }

    static Node resource(RestApiRecord api, @Nullable String id) {
        return Optional.ofNullable(api.resources().get(String.valueOf(id))).orElseThrow(() -> RestErrors.notFound(
                "Resource"));
    }

    List<RestApiRecord> all() {
        return apis.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }

    synchronized RestApiRecord put(RestApiRecord api) {
        store.write(() -> durable.put(api.id(), api));
        apis.put(api.id(), api);
        return api;
    }

    /** Changes an API, one change at a time. */
    synchronized RestApiRecord change(@Nullable String id, UnaryOperator<RestApiRecord> change) {
        return put(change.apply(get(id)));
    }

    synchronized void delete(@Nullable String id) {
        var api = get(id);
        store.write(() -> durable.remove(api.id()));
        apis.remove(api.id());
    }
}
