package dev.signalbox.console.store.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the operator chose about the console itself: small values by name, in one JSON file. Reading and setting never wait for
 * the disk; what is set is written on a worker, newest values only. May be used from any thread.
 */
public final class Preferences implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Preferences.class);
    private static final String FILE = "preferences.json";

    private final Optional<PreferencesFile> file;
    private final Executor writer;
    private final Map<String, JsonNode> values = new TreeMap<>();
    private final Map<String, Declared<?>> declared = new HashMap<>();
    private final Topic<Optional<PreferencesProblem>> problem = new Topic<>(Optional.empty());
    private final AtomicBoolean unsaved = new AtomicBoolean();
    private boolean barred;

    private Preferences(Optional<PreferencesFile> file, Executor writer) {
        this.file = file;
        this.writer = writer;
    }

    /** Those of a data folder. Reads the file, so do not call it on the FX thread. */
    public static Preferences in(Path dataFolder) {
        return in(dataFolder, new SerialWorker("preferences"));
    }

    static Preferences in(Path dataFolder, Executor writer) {
        PreferencesFile file = new PreferencesFile(dataFolder.resolve(FILE));
        Preferences preferences = new Preferences(Optional.of(file), writer);
        preferences.read(file);
        return preferences;
    }

    /** Preferences that last as long as the session, for tests and demos. */
    public static Preferences forgotten() {
        return new Preferences(Optional.empty(), Runnable::run);
    }

    /** The value, and every later one. */
    public <T> Topic<T> topic(Preference<T> preference) {
        return declared(preference).topic;
    }

    public <T> T get(Preference<T> preference) {
        return topic(preference).latest();
    }

    /** Sets the value and tells it at once; what equals the present one changes nothing. */
    public <T> void set(Preference<T> preference, T value) {
        Topic<T> topic = topic(preference);
        synchronized (values) {
            if (value.equals(topic.latest())) {
                return;
            }
            values.put(preference.name(), PreferencesFile.JSON.valueToTree(value));
            topic.publish(value);
        }
        if (!unsaved.getAndSet(true)) {
            writer.execute(this::save);
        }
    }

    /** What is wrong with the file, if anything is. */
    public Topic<Optional<PreferencesProblem>> problem() {
        return problem;
    }

    /** Writes what is not written yet. */
    @Override
    public void close() {
        save();
    }

    private synchronized void read(PreferencesFile from) {
        try {
            values.putAll(from.read());
        } catch (PreferencesFile.NotPreferences e) {
            keepAside(from, e);
        } catch (IOException e) {
            bar(from, e);
        }
    }

    private void keepAside(PreferencesFile from, IOException why) {
        try {
            Path kept = from.keepAside();
            LOG.warn("Preferences made no sense and are kept as {}: {}", kept, why.getMessage());
            problem.publish(Optional.of(new PreferencesProblem.Unreadable(kept, String.valueOf(why.getMessage()))));
        } catch (IOException e) {
            bar(from, e);
        }
    }

    /** What could be neither read nor moved is not overwritten. */
    private void bar(PreferencesFile from, IOException why) {
        barred = true;
        notSaved(from, why);
    }

    private void notSaved(PreferencesFile to, IOException why) {
        LOG.warn("Preferences are not kept", why);
        problem.publish(Optional.of(new PreferencesProblem.NotSaved(to.path(), String.valueOf(why.getMessage()))));
    }

    private synchronized void save() {
        if (!unsaved.getAndSet(false) || file.isEmpty() || barred) {
            return;
        }
        Map<String, JsonNode> now;
        synchronized (values) {
            now = new TreeMap<>(values);
        }
        try {
            file.get().write(now);
        } catch (IOException e) {
            notSaved(file.get(), e);
        }
    }

    @SuppressWarnings("unchecked") // the equal declaration has the same type
    private <T> Declared<T> declared(Preference<T> preference) {
        synchronized (values) {
            Declared<?> known = declared.computeIfAbsent(preference.name(), _ -> new Declared<>(preference, stored(
                    preference)));
            if (!known.preference.type().equals(preference.type())) {
                throw new IllegalArgumentException("Two preferences are named " + preference.name());
            }
            return (Declared<T>) known;
        }
    }

    private <T> T stored(Preference<T> preference) {
        JsonNode value = values.get(preference.name());
        if (value == null || value.isNull()) {
            return preference.fallback();
        }
        try {
            return PreferencesFile.JSON.treeToValue(value, preference.type());
        } catch (JsonProcessingException e) {
            LOG.warn("Preference {} is not used: {}", preference.name(), e.getOriginalMessage());
            return preference.fallback();
        }
    }

    private static final class Declared<T> {
        private final Preference<T> preference;
        private final Topic<T> topic;

        Declared(Preference<T> preference, T value) {
            this.preference = preference;
            topic = new Topic<>(value);
        }
    }
}
