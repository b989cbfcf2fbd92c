package dev.signalbox.console.store.environments;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the environments, which windows of several processes share: it is read anew before it is changed, and changed by
 * one at a time. Entries are maps of words, so that what an older version has written is read, and what a newer one has added is kept.
 */
final class EnvironmentsFile {
    private static final Logger LOG = LoggerFactory.getLogger(EnvironmentsFile.class);
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    /** Where they were before AWS accounts came. */
    private static final Preference<Before> BEFORE = new Preference<>("environments", Before.class, new Before(List
            .of()));
    private final Path folder;

    /** All of it. */
    record Content(List<Map<String, String>> environments, List<Map<String, String>> consents) {
        static final Content NONE = new Content(List.of(), List.of());
    }

    record Before(List<Map<String, String>> list) {}

    EnvironmentsFile(Path folder) {
        this.folder = folder;
    }

    private Path file() {
        return folder.resolve("environments.json");
    }

    Content read() {
        try {
            return JSON.readValue(Files.readAllBytes(file()), Content.class);
        } catch (NoSuchFileException e) {
            return before();
        } catch (JsonProcessingException e) {
            LOG.warn("Environments made no sense and are kept aside: {}", e.getOriginalMessage());
            aside();
        } catch (IOException e) {
            LOG.warn("Environments cannot be read", e);
        }
        return Content.NONE;
    }

    private Content before() {
        if (!Files.exists(folder.resolve("preferences.json"))) {
            return Content.NONE;
        }
        try (Preferences all = Preferences.in(folder)) {
            return new Content(all.get(BEFORE).list(), List.of());
        }
    }

    private void aside() {
        try {
            Files.move(file(), folder.resolve("environments-unreadable-" + System.currentTimeMillis() + ".json"));
        } catch (IOException e) {
            LOG.warn("Environments that made no sense cannot be kept aside", e);
        }
    }

    /** Answers what is in the file now. */
    synchronized Content change(UnaryOperator<Content> how) throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(folder.resolve("environments.lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); FileLock one = channel.lock()) {
            LOG.debug("Environments are changed under {}", one);
            Content next = how.apply(read());
            Path fresh = folder.resolve("environments.json.new");
            Files.write(fresh, JSON.writeValueAsBytes(next));
            Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return next;
        }
    }
}
