package dev.signalbox.console.store.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Services that were added by hand: addresses with the preferences, keys in a file of their own. */
public final class AddedServices {
    private static final Preference<All> ALL = new Preference<>("downloads.services", All.class, new All(List.of(), List
            .of()));

    private final Preferences preferences;
    private final KeyFile keys;

    /** @param plain addresses to which keys may go unencrypted, as the operator has said */
    public record All(List<Entry> list, List<String> plain) {
        public All {
            list = List.copyOf(list);
            plain = List.copyOf(plain);
        }
    }

    /** As it was entered. */
    public record Entry(String name, String url) {}

    public AddedServices(Preferences preferences, KeyFile keys) {
        this.preferences = preferences;
        this.keys = keys;
    }

    public Topic<All> all() {
        return preferences.topic(ALL);
    }

    List<ServiceAddress> addresses() {
        return all().latest().list().stream().flatMap(e -> ServiceAddress.parse(e.url()).map(u -> ServiceAddress.added(e
                .name(), u)).stream()).toList();
    }

    /** @param key empty for a service without keys */
    void put(String name, URI url, Optional<ApiKey> key) throws GatewayException {
        write(name, key);
        var next = new ArrayList<>(without(name));
        next.add(new Entry(name, url.toString()));
        next.sort(Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER));
        keep(next);
    }

    void remove(String name) throws GatewayException {
        write(name, Optional.empty());
        keep(without(name));
    }

    /** What the operator said of an address ends with the last service there. */
    private void keep(List<Entry> next) {
        var before = all().latest();
        var left = new HashSet<>(urls(before.list()));
        left.removeAll(urls(next));
        preferences.set(ALL, new All(next, before.plain().stream().filter(p -> !left.contains(p)).toList()));
    }

    private static List<String> urls(List<Entry> entries) {
        return entries.stream().flatMap(e -> ServiceAddress.parse(e.url()).stream()).map(URI::toString).toList();
    }

    private List<Entry> without(String name) {
        return all().latest().list().stream().filter(e -> !e.name().equals(name)).toList();
    }

    private void write(String name, Optional<ApiKey> key) throws GatewayException {
        try {
            keys.put(name, key);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Optional<ApiKey> key(String name) throws GatewayException {
        try {
            return keys.key(name);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static GatewayException failed(IOException e) {
        return new GatewayException(new Failure.Rejected("KeyFile", "The file of the keys cannot be used: " + e
                .getMessage(), Optional.empty()), e);
    }

    /** Whether its key may go there. */
    boolean mayAsk(ServiceAddress address) {
        return !address.isPlain() || all().latest().plain().contains(address.url().toString());
    }

    void allow(ServiceAddress address) {
        var plain = new ArrayList<>(all().latest().plain());
        plain.add(address.url().toString());
        preferences.set(ALL, new All(all().latest().list(), plain));
    }
}
