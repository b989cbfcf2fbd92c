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
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

        /** Whoever edits the file by hand may leave out a list, or a word. */
        Content {
            environments = said(environments);
            consents = said(consents);
        }

        private static List<Map<String, String>> said(@Nullable List<Map<String, String>> entries) {
            return entries == null ? List.of() : entries.stream().filter(Objects::nonNull).map(Content::said).toList();
        }

        private static Map<String, String> said(Map<String, String> entry) {
            return entry.entrySet().stream().filter(e -> e.getValue() != null).collect(Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    record Before(List<Map<String, String>> list) {}

    EnvironmentsFile(Path folder) {
        this.folder = folder;
    }

    Path file() {
        return folder.resolve("environments.json");
    }

    /** What makes no sense is kept aside. */
    Content read() throws IOException {
        try {
            return Objects.requireNonNullElse(JSON.readValue(Files.readAllBytes(file()), Content.class), Content.NONE);
        } catch (NoSuchFileException e) {
            return before();
        } catch (JsonProcessingException e) {
            LOG.warn("Environments made no sense and are kept aside: {}", e.getOriginalMessage());
            Files.move(file(), folder.resolve("environments-unreadable-" + System.currentTimeMillis() + ".json"));
            return Content.NONE;
        }
    }

    private Content before() {
        if (!Files.exists(folder.resolve("preferences.json"))) {
            return Content.NONE;
        }
        try (Preferences all = Preferences.in(folder)) {
            return new Content(all.get(BEFORE).list(), List.of());
        }
    }

    /** Answers what is in the file now. What cannot be read is not changed. */
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
