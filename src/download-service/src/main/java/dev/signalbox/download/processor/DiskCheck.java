package dev.signalbox.download.processor;

import dev.signalbox.download.processor.ProcessorSettings.DiskBounds;
import dev.signalbox.download.stats.Periodic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every so often whether the disks have room for more downloads. One disk above the upper bound, or one that
 * cannot be looked at, makes it sick; it is healthy again when all are at or below the lower one.
 */
public final class DiskCheck implements AutoCloseable {
    static final Duration INTERVAL = Duration.ofSeconds(60);
    private static final Logger LOG = LoggerFactory.getLogger(DiskCheck.class);

    private final List<Disk> disks;
    private final DiskBounds bounds;
    private final Periodic looking;
    private volatile String trouble = "";

    /** A file system as a port, asked how full it is. */
    interface Disk {
        /** @param available to this process: what is kept for others does not count */
        record Space(long total, long available) {
            int usedPercent() {
                return (int) Math.ceil(100.0 * (total - available) / total);
            }
        }

        /** For messages. */
        String name();

        Space space() throws IOException;

        /** The one that the folder lies on. */
        static Disk of(Path folder) {
            return new Disk() {
                @Override
                public String name() {
                    return folder.toString();
                }

                @Override
                public Space space() throws IOException {
                    var store = Files.getFileStore(folder);
                    return new Space(store.getTotalSpace(), store.getUsableSpace());
                }
            };
        }
    }

    DiskCheck(List<Disk> disks, DiskBounds bounds, Duration interval) {
        this.disks = List.copyOf(disks);
        this.bounds = bounds;
        this.looking = new Periodic("disk-check", interval, this::look);
    }

    /** Has looked once when it returns. */
    void start() {
        look();
        looking.start();
    }

    void look() {
        var before = trouble;
        int bound = before.isEmpty() ? bounds.sick() : bounds.healthy();
        var found = disks.stream().map(d -> trouble(d, bound)).flatMap(Optional::stream).collect(
                Collectors.joining("; "));
        trouble = found;
        if (before.isEmpty() && !found.isEmpty()) {
            LOG.atError().addKeyValue("reason", found).log("No new downloads begin until there is room on the disk");
        } else if (!before.isEmpty() && found.isEmpty()) {
            LOG.atInfo().log("There is room on the disk again");
        }
    }

    private static Optional<String> trouble(Disk disk, int bound) {
        try {
            var space = disk.space();
            if (space.total() <= 0) {
                return Optional.of(disk.name() + " says that it has no space at all");
            }
            return space.usedPercent() <= bound ? Optional.empty()
                    : Optional.of(disk.name() + " is " + space.usedPercent() + " % full, which is more than " + bound
                            + " %");
        } catch (IOException e) {
            return Optional.of(disk.name() + " cannot be looked at: " + e);
        }
    }

    public boolean isHealthy() {
        return trouble.isEmpty();
    }

    /** Why it is sick; empty when it is not. */
    public String reason() {
        return trouble;
    }

    @Override
    public void close() {
        looking.close();
    }
}
