package dev.signalbox.console.screen.files.versions;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.files.change.ObjectVersion;
import dev.signalbox.console.model.files.change.ObjectVersions;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.files.FileCommands;
import dev.signalbox.console.store.files.OpenFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Tags, versions and origin of one object. Versions and origin are only asked for when somebody wants to see them. */
public final class FactsViewModel {
    private final OpenFiles files;
    private final FileCommands commands;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Loadable<Map<String, String>>> tags = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Loadable<ObjectVersions>> versions = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Loadable<Origin>> origin = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ReadOnlyObjectWrapper<Outcome> outcome = new ReadOnlyObjectWrapper<>(new Outcome.None());
    private Optional<Asked> asked = Optional.empty();

    /** What is asked about one object. */
    private record Asked(S3Location object, LiveValue<Map<String, String>> tags, LiveValue<ObjectVersions> versions,
            LiveValue<Origin> origin, List<Subscription> seen) {}

    public FactsViewModel(OpenFiles files, FileCommands commands, Executor fxThread) {
        this.files = files;
        this.commands = commands;
        this.fxThread = fxThread;
        commands.outcome().subscribe(new LatestOnFx<Outcome>(fxThread, this::show));
    }

    private void show(Outcome now) {
        outcome.set(asked.isPresent() ? now : new Outcome.None());
        if (now instanceof Outcome.Done) {
            asked.ifPresent(a -> {
                a.tags.refresh();
                if (!(versions.get() instanceof Loadable.Loading)) {
                    a.versions.refresh();
                }
            });
        }
    }

    public void open(FileEntry entry) {
        close();
        var object = entry.location();
        var tagsOf = files.tags(ObjectRef.current(object));
        var versionsOf = files.versions(object);
        var originOf = files.origin(object, entry.modified().orElse(Instant.EPOCH));
        asked = Optional.of(new Asked(object, tagsOf, versionsOf, originOf, List.of(follow(object, tagsOf, tags),
                follow(object, versionsOf, versions), follow(object, originOf, origin))));
        tagsOf.refresh();
    }

    private <T> Subscription follow(S3Location object, LiveValue<T> value, ReadOnlyObjectWrapper<Loadable<T>> shown) {
        return value.topic().subscribe(new LatestOnFx<>(fxThread, now -> {
            if (asked.filter(a -> a.object.equals(object)).isPresent()) {
                shown.set(now);
            }
        }));
    }

    public void close() {
        asked.ifPresent(a -> a.seen.forEach(Subscription::close));
        asked = Optional.empty();
        tags.set(new Loadable.Loading<>());
        versions.set(new Loadable.Loading<>());
        origin.set(new Loadable.Loading<>());
        outcome.set(new Outcome.None());
    }

    /** Asks where the object comes from. */
    public void readOrigin() {
        asked.ifPresent(a -> a.origin.refresh());
    }

    /** Asks which versions there are. */
    public void readVersions() {
        asked.ifPresent(a -> a.versions.refresh());
    }

    /** Replaces all tags. */
    public void tag(Map<String, String> wanted) {
        asked.ifPresent(a -> commands.tag(Texts.text("tags.task"), ObjectRef.current(a.object), wanted));
    }

    public void restore(ObjectVersion version) {
        commands.restore(Texts.text("versions.restore.task"), version.ref());
    }

    /** After it was confirmed: deletes it for good. */
    public void delete(ObjectVersion version) {
        commands.deleteVersion(Texts.text(version.marker() ? "versions.undelete.task" : "versions.delete.task"), version
                .ref());
    }

    public ReadOnlyObjectProperty<Loadable<Map<String, String>>> tagsProperty() {
        return tags.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<ObjectVersions>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Loadable<Origin>> originProperty() {
        return origin.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Outcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }
}
