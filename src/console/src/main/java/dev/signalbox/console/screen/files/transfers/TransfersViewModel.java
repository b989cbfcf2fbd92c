package dev.signalbox.console.screen.files.transfers;

import dev.signalbox.console.control.table.Csv;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.transfer.Transfers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The transfers of this environment. They go on whether somebody looks or not. */
public final class TransfersViewModel {
    private final Transfers transfers;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<List<TransferState>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper("");
    private final ReadOnlyIntegerWrapper uploaded = new ReadOnlyIntegerWrapper();

    public TransfersViewModel(Transfers transfers, Executor fxThread) {
        this.transfers = transfers;
        this.fxThread = fxThread;
        transfers.states().subscribe(new LatestOnFx<>(fxThread, this::show));
        transfers.trouble().subscribe(new LatestOnFx<>(fxThread, trouble::set));
    }

    private void show(List<TransferState> now) {
        Set<String> running = all.get().stream().filter(t -> !t.phase().isOver()).map(TransferState::id).collect(
                Collectors.toSet());
        boolean put = now.stream().anyMatch(t -> t.direction() == Direction.UPLOAD && t.phase().isOver() && running
                .contains(t.id()));
        all.set(now);
        summary.set(words(now));
        if (put) {
            uploaded.set(uploaded.get() + 1);
        }
    }

    private static String words(List<TransferState> now) {
        var running = now.stream().filter(t -> t.phase() == TransferPhase.RUNNING).toList();
        if (running.isEmpty()) {
            return Texts.text("transfers.count", now.size());
        }
        double speed = running.stream().mapToDouble(t -> t.speed().now().orElse(0)).sum();
        return Texts.text("transfers.running", running.size(), Sizes.words((long) speed));
    }

    public void upload(List<Path> files, S3Location to, UploadRule rule) {
        if (!files.isEmpty()) {
            transfers.upload(files, to, rule);
        }
    }

    public void pause(String id) {
        transfers.pause(id);
    }

    public void resume(String id) {
        transfers.resume(id);
    }

    public void cancel(String id) {
        transfers.cancel(id);
    }

    public void retry(String id) {
        transfers.retry(id);
    }

    public void replace(String id) {
        transfers.replace(id);
    }

    public void remove(String id) {
        transfers.remove(id);
    }

    public void clear() {
        transfers.clearFinished();
    }

    /** Looks whether the file of a transfer is still there, and then lets it be opened. */
    public void open(String id, Consumer<Path> open) {
        transfers.file(id, file -> fxThread.execute(() -> {
            trouble.set(file.isPresent() ? "" : Texts.text("transfers.gone"));
            file.ifPresent(open);
        }));
    }

    public void report(String id, Path file) {
        transfers.report(id, file, Csv::line, problem -> fxThread.execute(() -> reported(file, problem)));
    }

    private void reported(Path file, Optional<String> problem) {
        trouble.set(problem.map(why -> Texts.text("transfers.reportFailed", file, why)).orElse(""));
    }

    /** Newest first. */
    public ReadOnlyObjectProperty<List<TransferState>> allProperty() {
        return all.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why the last thing that was asked for was not done; empty when it was. */
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Counts the uploads that ended while somebody looked: what is listed may be another now. */
    public ReadOnlyIntegerProperty uploadedProperty() {
        return uploaded.getReadOnlyProperty();
    }
}
