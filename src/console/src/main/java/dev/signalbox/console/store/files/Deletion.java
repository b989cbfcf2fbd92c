package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.model.files.change.DeletePlan;
import dev.signalbox.console.model.files.change.NotDeleted;
import dev.signalbox.console.store.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** One deletion: a thousand objects at a time, and what S3 refuses is told by name. */
final class Deletion {
    private static final int NAMED = 5;

    private final ObjectsGateway objects;
    private final ObjectChangesGateway changes;
    private final Tasks.Task task;
    private final BooleanSupplier cancelled;
    private final List<NotDeleted> refused = new ArrayList<>();
    private long deleted;
    private long failed;
    private long expected;
    private boolean versioned;

    Deletion(ObjectsGateway objects, ObjectChangesGateway changes, Tasks.Task task, BooleanSupplier cancelled) {
        this.objects = objects;
        this.changes = changes;
        this.task = task;
        this.cancelled = cancelled;
    }

    void run(DeletePlan plan) {
        expected = plan.more() ? 0 : plan.objects();
        versioned = plan.versioned();
        try {
            var files = plan.chosen().stream().filter(e -> e.kind() == FileEntry.Kind.OBJECT).map(
                    FileEntry::location).toList();
            for (int at = 0; at < files.size() && !cancelled.getAsBoolean(); at += ObjectChangesGateway.AT_ONCE) {
                delete(files.subList(at, Math.min(files.size(), at + ObjectChangesGateway.AT_ONCE)));
            }
            for (var entry : plan.chosen()) {
                if (entry.kind() != FileEntry.Kind.OBJECT) {
                    under(entry.location());
                }
            }
            end();
        } catch (GatewayException e) {
            task.failed(new Failure.Rejected(e.failure().code(), words() + ". " + e.failure().message(), e.failure()
                    .requestId()));
        }
    }

    private void under(S3Location prefix) throws GatewayException {
        Optional<String> token = Optional.empty();
        do {
            FilePage page = objects.deepPage(prefix, token);
            if (!page.entries().isEmpty()) {
                delete(page.entries().stream().map(FileEntry::location).toList());
            }
            token = page.next();
        } while (token.isPresent() && !cancelled.getAsBoolean());
    }

    private void delete(List<S3Location> batch) throws GatewayException {
        if (cancelled.getAsBoolean()) {
            return;
        }
        var not = changes.delete(batch.getFirst().bucket(), batch.stream().map(ObjectRef::current).toList());
        not.stream().limit(Math.max(0, NAMED - refused.size())).forEach(refused::add);
        failed += not.size();
        deleted += batch.size() - not.size();
        task.progress(expected == 0 ? -1 : Math.min(1, (double) deleted / expected), words());
    }

    private void end() {
        if (failed > 0) {
            task.failed(new Failure.Rejected(refused.getFirst().code(), words() + ", " + grouped(failed)
                    + " not: " + refused.stream().map(n -> VisibleText.of(n.key()) + " (" + n.code() + ")").collect(
                            Collectors.joining(", ")), Optional.empty()));
        } else if (cancelled.getAsBoolean()) {
            task.cancelled(words());
        } else {
            task.done(words(), Optional.empty());
        }
    }

    private String words() {
        return grouped(deleted) + (expected == 0 ? "" : " of " + grouped(expected)) + (versioned
                ? " behind a delete marker"
                : " deleted");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
