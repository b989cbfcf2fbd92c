package dev.signalbox.console.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what older versions kept in the data folder to where it is now: once, file by file, each as a whole. One process does it at
 * a time. What cannot be moved stays, is told in the log, and is tried again at the next start.
 */
final class OlderPlaces {
    private static final Logger LOG = LoggerFactory.getLogger(OlderPlaces.class);
    private static final List<String> CONFIG = List.of("preferences.json", "environments.json");

    private final Folders folders;
    private final List<String> told = new ArrayList<>();

    private OlderPlaces(Folders folders) {
        this.folders = folders;
    }

    /** @param from of an older version */
    private record Step(Path from, Path to) {
        boolean isDue() {
            return !from.equals(to) && Files.exists(from) && !Files.exists(to);
        }
    }

    /** Fast when there is nothing to do, which is always but once. */
    static synchronized void bring(Folders folders) {
        if (Files.isDirectory(folders.data())) {
            new OlderPlaces(folders).bring();
        }
    }

    private void bring() {
        try {
            if (steps().stream().noneMatch(Step::isDue)) {
                return;
            }
            Files.createDirectories(folders.config());
            try (FileChannel channel = FileChannel.open(folders.config().resolve("moving.lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE); FileLock one = channel.lock()) {
                LOG.debug("Files are moved under {}", one);
                for (Step step : steps()) { // another process may have done some in the meantime
                    tryToMove(step);
                }
            }
        } catch (IOException e) {
            told.add("files of an older version are still in " + folders.data() + ": " + e);
        }
        tell();
    }

    private List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>(steps(folders));
        Path environments = folders.data().resolve("environments");
        if (Files.isDirectory(environments)) {
            try (Stream<Path> each = Files.list(environments)) {
                each.map(f -> String.valueOf(f.getFileName())).sorted().forEach(name -> steps.addAll(steps(folders
                        .environment(name))));
            }
        }
        return steps;
    }

    private static List<Step> steps(Folders of) {
        List<Step> steps = new ArrayList<>();
        CONFIG.forEach(name -> steps.add(new Step(of.data().resolve(name), of.config().resolve(name))));
        for (String name : List.of("console.log", "console.log.1", "console.log.2", "console.log.3")) {
            steps.add(new Step(of.data().resolve("logs").resolve(name), of.logs().resolve(name)));
        }
        steps.add(new Step(of.data().resolve("images"), of.cache().resolve("images")));
        return steps;
    }

    private void tryToMove(Step step) {
        try {
            move(step);
        } catch (IOException e) {
            told.add(step.from() + " stays where it is, and is not used: " + e);
        }
    }

    private void move(Step step) throws IOException {
        if (!step.isDue()) {
            return;
        }
        Files.createDirectories(step.to().getParent());
        try {
            Files.move(step.from(), step.to(), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            if (Files.isDirectory(step.from())) {
                told.add(step.from() + " is on another disk than " + step.to() + " and is not used any more");
                return;
            }
            copy(step.from(), step.to());
        }
        told.add(step.from() + " is now " + step.to());
    }

    /** In the log file, which is not open yet. */
    private void tell() {
        if (!told.isEmpty()) {
            LogFile.in(folders.logs());
            told.forEach(line -> LOG.info("From where older versions had it: {}", line));
            LogFile.out(folders.logs());
        }
    }

    /** To another disk: the new one is whole before it has its name, and has it before the old one goes. */
    static void copy(Path from, Path to) throws IOException {
        Path fresh = to.resolveSibling(to.getFileName() + ".moving");
        Files.copy(from, fresh, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel written = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(fresh, to, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(from);
    }
}
