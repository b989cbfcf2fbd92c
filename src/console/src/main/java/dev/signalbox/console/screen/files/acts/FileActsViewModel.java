package dev.signalbox.console.screen.files.acts;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.DeletePlan;
import dev.signalbox.console.store.files.FileChanges;
import dev.signalbox.console.store.files.FileCommands;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Changes what is chosen, and tells how that went. */
public final class FileActsViewModel {
    private final FileChanges changes;
    private final FileCommands commands;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<DeletePlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private Runnable changed = () -> {};
    private long asked;

    public FileActsViewModel(FileChanges changes, FileCommands commands, Executor fxThread) {
        this.changes = changes;
        this.commands = commands;
        this.fxThread = fxThread;
        commands.outcome().subscribe(new LatestOnFx<Outcome>(fxThread, this::show));
    }

    /** Called on the FX thread when something was changed. */
    public void setOnChanged(Runnable act) {
        changed = act;
    }

    private void show(Outcome now) {
        outcome.set(now);
        if (now instanceof Outcome.Done) {
            changed.run();
        }
    }

    /** Counts what would be deleted; {@link #planProperty} has it then, for the operator to confirm. */
    public void prepareDelete(List<FileEntry> chosen) {
        long mine = ++asked;
        plan.set(Optional.empty());
        outcome.set(new Outcome.Running(Texts.text("delete.counting")));
        changes.count(chosen, counted -> fxThread.execute(() -> {
            if (mine == asked) {
                counted(counted);
            }
        }));
    }

    private void counted(FileChanges.Counted counted) {
        switch (counted) {
            case FileChanges.Counted.Ready(DeletePlan ready) -> {
                outcome.set(new Outcome.None());
                plan.set(Optional.of(ready));
            }
            case FileChanges.Counted.Failed(var failure) -> outcome.set(new Outcome.Failed(Texts.text(
                    "delete.counting"), failure));
        }
    }

    /** After it was confirmed. */
    public void delete(DeletePlan confirmed) {
        plan.set(Optional.empty());
        changes.delete(Texts.text("delete.task"), confirmed, this::ended);
    }

    public void copy(FileEntry from, S3Location to) {
        changes.copy(Texts.text("copy.task"), from, to, false, this::ended);
    }

    public void rename(FileEntry from, S3Location to) {
        changes.copy(Texts.text("rename.task"), from, to, true, this::ended);
    }

    private void ended() {
        fxThread.execute(() -> changed.run());
    }

    /** @param url called on the FX thread; it is a secret, for the clipboard only */
    public void presign(FileEntry object, Duration valid, Consumer<URI> url) {
        commands.presign(Texts.text("presign.task"), ObjectRef.current(object.location()), valid,
                signed -> fxThread.execute(() -> url.accept(signed)));
    }

    public void makeFolder(S3Location folder) {
        commands.makeFolder(Texts.text("folder.task"), folder);
    }

    public void makeBucket(String name) {
        commands.makeBucket(Texts.text("bucket.task"), name);
    }

    /** What was counted, until it is confirmed or something else is asked. */
    public ReadOnlyObjectProperty<Optional<DeletePlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
