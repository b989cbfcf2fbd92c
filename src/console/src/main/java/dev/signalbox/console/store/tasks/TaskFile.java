package dev.signalbox.console.store.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.model.TaskState.Phase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The file of the record: a line of JSON each, newest first, replaced as a whole, so that it is never half written. */
record TaskFile(Path path) {
    /** Whoever wrote more than this was not us. */
    private static final long LARGEST = 16L << 20;
    private static final int LONGEST = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /** @param bad lines that made no sense */
    record Read(List<TaskState> tasks, int bad) {}

    private record Line(String name, String target, Phase phase, String result, String started,
            String ended, String link) {}

    /** Those that are in it, with ids below zero, for they are no tasks of this session. */
    Read read() throws IOException {
        List<TaskState> tasks = new ArrayList<>();
        int bad = 0;
        for (String line : lines()) {
            Optional<TaskState> task = parsed(line, -1L - tasks.size());
            task.ifPresent(tasks::add);
            bad += task.isEmpty() ? 1 : 0;
        }
        return new Read(List.copyOf(tasks), bad);
    }

    private List<String> lines() throws IOException {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("it has " + Files.size(path) + " bytes, too many for a record of tasks");
            }
            return new String(Files.readAllBytes(path), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static Optional<TaskState> parsed(String text, long id) {
        try {
            // A line that says null is none.
            return Optional.ofNullable(JSON.readValue(text, Line.class)).filter(l -> l.phase() != Phase.RUNNING).map(
                    l -> new TaskState(id, l.name(), l.target(), l.phase(), l.result(), 1, Instant.parse(l.started()),
                            Optional.of(Instant.parse(l.ended())), false, false, PastedText.destination(l.link())));
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty(); // counted, and told
        }
    }

    /** A copy of the file as it is now, which nobody overwrites. */
    Path keepAside() throws IOException {
        return Files.copy(path, path.resolveSibling("tasks-unreadable-" + System.currentTimeMillis() + ".jsonl"));
    }

    void write(List<TaskState> tasks) throws IOException {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        var text = new StringBuilder();
        for (TaskState task : tasks) {
            text.append(JSON.writeValueAsString(line(task))).append('\n');
        }
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Line line(TaskState t) {
        return new Line(plain(t.name()), plain(t.target()), t.phase(), plain(t.detail()), t.startedAt().toString(), t
                .endedAt().orElse(t.startedAt()).toString(), t.show().flatMap(Destination::link).orElse(""));
    }

    private static String plain(String text) {
        String without = Secrets.withoutSecrets(text);
        return without.length() <= LONGEST ? without : without.substring(0, LONGEST) + "…";
    }
}
