package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Downloads and uploads of one environment. Each is a folder with a journal, so those that the console left are there at its next
 * start, paused. Commands return at once.
 */
public final class Transfers {
    private static final Logger LOG = LoggerFactory.getLogger(Transfers.class);
    private static final int KEPT = 100;

    private final Path folder;
    private final Plans plans;
    private final Gateways gateways;
    private final Desk desk;
    private final Map<String, Transfer> all = new ConcurrentHashMap<>();
    private final Topic<List<TransferState>> states = new Topic<>(List.of());
    private final Topic<String> trouble = new Topic<>("");
    /** What was left is read before anything begins: else one that has just begun is taken for one that was left. */
    private final CompletableFuture<Boolean> known = new CompletableFuture<>();
    private int lastId;

    /**
     * Those of an environment; begins to read what was left of them.
     *
     * @param folder of the journals
     */
    public Transfers(Path folder, String environment, Gateways gateways, Desk desk) {
        this.folder = folder;
        this.gateways = gateways;
        this.desk = desk;
        plans = new Plans(environment, desk.clock());
        desk.worker().execute(() -> {
            try {
                read();
            } finally {
                known.complete(true);
            }
        });
    }

    private void read() {
        if (Files.notExists(folder)) {
            return;
        }
        try (var found = Files.list(folder)) {
            found.sorted(Comparator.reverseOrder()).limit(KEPT).forEach(this::read);
        } catch (IOException e) {
            LOG.warn("Transfers cannot be read", e);
            trouble.publish(String.valueOf(e.getMessage()));
        }
        publish();
    }

    private void read(Path one) {
        try {
            var journal = Journal.open(one);
            if (!journal.plan().environment().equals(plans.environment())) {
                journal.close();
                return;
            }
            if (journal.totals().phase() == TransferPhase.RUNNING) {
                journal.phase(TransferPhase.PAUSED, "The console ended while it ran");
            }
            all.put(one.getFileName().toString(), new Transfer(journal, gateways, desk, this::publish));
        } catch (IOException | RuntimeException e) { // one that is broken does not hide the others
            LOG.warn("{} is no transfer that can be read", one, e);
        }
    }

    /** Newest first. */
    public Topic<List<TransferState>> states() {
        return states;
    }

    /** Why the last one could not be begun; empty when it was. */
    public Topic<String> trouble() {
        return trouble;
    }

    /** Fetches objects, folders and buckets. */
    public void download(List<FileEntry> chosen, Path to, Conflict conflict) {
        begin(() -> plans.download(chosen, to, conflict));
    }

    /** Puts files and folders into a bucket or a prefix that ends with a slash; what is there already stays, and is told. */
    public void upload(List<Path> files, S3Location to) {
        upload(files, to, UploadRule.ASK);
    }

    /** As {@link #upload(List, S3Location)}, with a rule for what is there already. */
    public void upload(List<Path> files, S3Location to, UploadRule rule) {
        begin(() -> plans.upload(files, to, rule));
    }

    private void begin(Supplier<Plan> plan) {
        desk.worker().execute(() -> {
            known.join();
            try {
                var id = nextId();
                var journal = Journal.create(folder.resolve(id), plan.get());
                var transfer = new Transfer(journal, gateways, desk, this::publish);
                all.put(id, transfer);
                trouble.publish("");
                transfer.run();
            } catch (IOException | UncheckedIOException e) {
                LOG.warn("A transfer cannot be begun", e);
                trouble.publish(String.valueOf(e.getMessage()));
            }
        });
    }

    /** Sorts by time. */
    private synchronized String nextId() {
        lastId++;
        return "%013d-%03d".formatted(desk.clock().millis(), lastId % 1000);
    }

    public void pause(String id) {
        on(id, Transfer::pause);
    }

    public void resume(String id) {
        on(id, Transfer::run);
    }

    /** Ends it; files that are complete stay, nothing half does. */
    public void cancel(String id) {
        on(id, Transfer::cancel);
    }

    /** Tries again what failed. */
    public void retry(String id) {
        on(id, t -> {
            t.again(false);
            t.run();
        });
    }

    /** Tries again what failed, and replaces objects that are there. */
    public void replace(String id) {
        on(id, t -> {
            t.again(true);
            t.run();
        });
    }

    /** Forgets one that is over, and removes what is left of files that did not come. */
    public void remove(String id) {
        on(id, this::remove);
    }

    /** Forgets all that are over and left nothing to do. */
    public void clearFinished() {
        states.latest().stream().filter(s -> s.phase() == TransferPhase.DONE || s.phase() == TransferPhase.CANCELLED)
                .forEach(s -> remove(s.id()));
    }

    private void remove(Transfer transfer) {
        if (!transfer.journal().totals().phase().isOver()) {
            return;
        }
        transfer.discard();
        all.remove(transfer.id());
        var gone = transfer.journal().folder();
        try {
            transfer.journal().close();
            try (var files = Files.list(gone)) {
                for (var file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(gone);
        } catch (IOException e) {
            LOG.warn("{} is left", gone, e);
        }
        publish();
    }

    /** Tells the file of a transfer of one that was verified, if it is still there. */
    public void file(String id, Consumer<Optional<Path>> told) {
        on(id, t -> told.accept(t.state().file().filter(Files::isRegularFile)));
    }

    /**
     * Writes what became of each file.
     *
     * @param line makes a line of its cells
     * @param told when it is written, with what went wrong
     */
    public void report(String id, Path file, Function<List<String>, String> line, Consumer<Optional<String>> told) {
        on(id, t -> {
            try {
                Report.write(t.journal(), file, line);
                told.accept(Optional.empty());
            } catch (IOException e) {
                told.accept(Optional.of(String.valueOf(e.getMessage())));
            }
        });
    }

    /** The console closes: all stop where they are, and go on from there when they are asked to. */
    public void leave() {
        all.values().forEach(Transfer::leave);
    }

    private void on(String id, Consumer<Transfer> act) {
        Optional.ofNullable(all.get(id)).ifPresent(t -> desk.worker().execute(() -> {
            try {
                act.accept(t);
            } catch (UncheckedIOException e) {
                LOG.warn("The journal of transfer {} cannot be written", id, e);
                trouble.publish(String.valueOf(e.getMessage()));
            }
            publish();
        }));
    }

    private synchronized void publish() {
        states.publish(all.values().stream().sorted(Comparator.comparing(Transfer::id).reversed()).map(Transfer::state)
                .toList());
    }
}
