package dev.signalbox.console.store.environments;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.AccountColour;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.environments.EnvironmentsFile.Content;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The environments that the operator has entered, and which endpoints he trusts. Shared by the windows of all environments. */
public final class SavedEnvironments {
    private static final Logger LOG = LoggerFactory.getLogger(SavedEnvironments.class);
    private final EnvironmentsFile file;
    private final Executor worker;
    private final Topic<All> all;
    private final Topic<Optional<String>> trouble = new Topic<>(Optional.empty());

    /**
     * All that is kept.
     *
     * @param list by name
     */
    public record All(List<SavedEnvironment> list, List<EndpointConsent> consents) {
        public All {
            list = List.copyOf(list);
            consents = List.copyOf(consents);
        }
    }

    private SavedEnvironments(EnvironmentsFile file, Executor worker) {
        this.file = file;
        this.worker = worker;
        all = new Topic<>(new All(List.of(), List.of()));
        load();
    }

    /** Those of a data folder. Reads the file, so do not call it on the FX thread. */
    public static SavedEnvironments in(Path dataFolder) {
        return in(dataFolder, new SerialWorker("environments"));
    }

    /** @param worker what waits for the disk when something changes */
    public static SavedEnvironments in(Path dataFolder, Executor worker) {
        return new SavedEnvironments(new EnvironmentsFile(dataFolder), worker);
    }

    public Topic<All> all() {
        return all;
    }

    /** Why the file could not be read, or the last change not be kept, if so. */
    public Topic<Optional<String>> trouble() {
        return trouble;
    }

    public Optional<SavedEnvironment> find(String name) {
        return all.latest().list().stream().filter(e -> e.name().equalsIgnoreCase(name)).findFirst();
    }

    /** Reads again what another window may have changed. */
    public void refresh() {
        worker.execute(this::load);
    }

    private void load() {
        take(file::read);
    }

    private void take(Source from) {
        try {
            all.publish(all(from.content()));
            trouble.publish(Optional.empty());
        } catch (IOException e) {
            LOG.warn("Environments cannot be read or kept", e);
            trouble.publish(Optional.of(file.file() + ": " + e.getMessage()));
        }
    }

    /** The file, read or changed. */
    @FunctionalInterface
    private interface Source {
        Content content() throws IOException;
    }

    /** @param before the name that it had, if it is a changed one */
    public void put(Optional<String> before, SavedEnvironment environment) {
        change(now -> {
            List<Map<String, String>> next = new ArrayList<>(now.environments());
            Map<String, String> entry = new HashMap<>();
            next.stream().filter(e -> before.filter(e.getOrDefault("name", "")::equals).isPresent()).forEach(
                    entry::putAll);
            next.removeIf(e -> before.filter(e.getOrDefault("name", "")::equals).isPresent());
            entry.putAll(map(environment));
            next.add(entry);
            next.sort(Comparator.comparing(e -> e.getOrDefault("name", ""), String.CASE_INSENSITIVE_ORDER));
            return new Content(next, now.consents());
        });
    }

    public void remove(String name) {
        change(now -> new Content(now.environments().stream().filter(e -> !name.equals(e.get("name"))).toList(), now
                .consents()));
    }

    /** From now on this profile's credentials may go to this endpoint. */
    public void trust(EndpointConsent consent) {
        change(now -> {
            List<Map<String, String>> next = new ArrayList<>(now.consents());
            if (!next.contains(map(consent))) {
                next.add(map(consent));
            }
            return new Content(now.environments(), next);
        });
    }

    /** Takes it back; windows that are open ask again when they are opened anew. */
    public void distrust(EndpointConsent consent) {
        change(now -> new Content(now.environments(), now.consents().stream().filter(c -> !c.equals(map(consent)))
                .toList()));
    }

    private void change(UnaryOperator<Content> how) {
        worker.execute(() -> take(() -> file.change(how)));
    }

    private static All all(Content content) {
        return new All(content.environments().stream().map(SavedEnvironments::environment).toList(), content.consents()
                .stream().flatMap(c -> consent(c).stream()).toList());
    }

    /** What names no address is consent to nothing. */
    private static Optional<EndpointConsent> consent(Map<String, String> entry) {
        try {
            return Optional.of(entry.getOrDefault("endpoint", "")).filter(e -> !e.isBlank()).map(
                    e -> new EndpointConsent(
                            entry.getOrDefault("profile", ""), URI.create(e)));
        } catch (IllegalArgumentException e) {
            LOG.warn("A consent is not used: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private static SavedEnvironment environment(Map<String, String> entry) {
        return new SavedEnvironment(entry.getOrDefault("name", ""), kind(entry.getOrDefault("kind", "")), entry
                .getOrDefault("endpoint", ""), entry.getOrDefault("region", ""), entry.getOrDefault("folder", ""), entry
                        .getOrDefault("profile", ""), AccountColour.of(entry.getOrDefault("colour", "")), Optional
                                .ofNullable(entry.get("lock")).filter(l -> !l.isEmpty()).map(Boolean::valueOf));
    }

    /** What is unknown is taken for the most dangerous one. */
    private static EnvironmentInfo.Kind kind(String word) {
        return Arrays.stream(EnvironmentInfo.Kind.values()).filter(k -> k.name().equals(word)).findFirst().orElse(
                EnvironmentInfo.Kind.PROD);
    }

    private static Map<String, String> map(SavedEnvironment e) {
        return Map.of("name", e.name(), "kind", e.kind().name(), "endpoint", e.endpoint(), "region", e.region(),
                "folder", e.folder(), "profile", e.profile(), "colour", e.colour().map(AccountColour::word).orElse(""),
                "lock", e.lock().map(String::valueOf).orElse(""));
    }

    private static Map<String, String> map(EndpointConsent consent) {
        return Map.of("profile", consent.profile(), "endpoint", consent.endpoint().toString());
    }
}
