package dev.signalbox.console.gateway.aws.signin.profiles;

import dev.signalbox.console.gateway.signin.Watch;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether files or folders have changed, and tells when they have and then kept still for one look. A
 * WatchService would need folders that are there, and on macOS looks in the same way.
 */
public final class FileWatch implements Watch {
    private static final Logger LOG = LoggerFactory.getLogger(FileWatch.class);
    /** How often it looks when it does not matter. */
    public static final Duration PERIOD = Duration.ofMillis(1500);

    private final Supplier<Object> look;
    private final Duration period;
    private final Runnable changed;
    private final Thread looker;

    private FileWatch(Supplier<Object> look, Duration period, Runnable changed) {
        this.look = look;
        this.period = period;
        this.changed = changed;
        Object first = look.get();
        looker = Thread.ofVirtual().name("aws-files").start(() -> follow(first));
    }

    /** Watches what the CLI and the SDKs keep. */
    public static FileWatch of(AwsFiles files, Duration period, Runnable changed) {
        return of(() -> times(files), period, changed);
    }

    static FileWatch of(Supplier<Object> look, Duration period, Runnable changed) {
        return new FileWatch(look, period, changed);
    }

    private void follow(Object first) {
        Object told = first;
        Object before = first;
        try {
            while (true) {
                Thread.sleep(period);
                Object now = look.get();
                if (now.equals(before) && !now.equals(told)) {
                    told = now;
                    tell();
                }
                before = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell() {
        try {
            changed.run();
        } catch (RuntimeException e) {
            LOG.error("Whoever watches the AWS files failed", e);
        }
    }

    static Map<Path, String> times(AwsFiles files) {
        Map<Path, String> times = new TreeMap<>();
        for (Path path : files.watched()) {
            times.put(path, time(path));
            if (Files.isDirectory(path)) {
                inside(path, times);
            }
        }
        return times;
    }

    private static void inside(Path folder, Map<Path, String> times) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.json")) {
            entries.forEach(e -> times.put(e, time(e)));
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", folder, e);
        }
    }

    private static String time(Path path) {
        try {
            BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
            return now.isDirectory() ? "folder" : now.lastModifiedTime() + " " + now.size() + " " + now.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public void close() {
        looker.interrupt();
    }
}
