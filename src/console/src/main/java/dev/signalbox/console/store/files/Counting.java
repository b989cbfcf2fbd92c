package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.FilePage;
import dev.signalbox.console.model.files.change.DeletePlan;
import java.util.List;
import java.util.Optional;

/** Counts objects before they are deleted. A prefix may hold millions, so after some pages it says "at least". */
final class Counting {
    /** So many requests cost a person's patience and little more than a cent. */
    private static final int MOST_PAGES = 50;

    private final ObjectsGateway objects;
    private final ObjectChangesGateway changes;
    private long count;
    private long bytes;
    private int pages;

    Counting(ObjectsGateway objects, ObjectChangesGateway changes) {
        this.objects = objects;
        this.changes = changes;
    }

    DeletePlan of(List<FileEntry> chosen) throws GatewayException {
        boolean versioned = changes.versioned(chosen.getFirst().location().bucket());
        boolean more = false;
        for (var entry : chosen) {
            if (entry.kind() == FileEntry.Kind.OBJECT) {
                count++;
                bytes += entry.size();
            } else {
                more |= under(entry);
            }
        }
        return new DeletePlan(chosen, count, bytes, more, versioned);
    }

    /** @return whether there is more than was counted */
    private boolean under(FileEntry folder) throws GatewayException {
        Optional<String> token = Optional.empty();
        do {
            if (pages++ >= MOST_PAGES) {
                return true;
            }
            FilePage page = objects.deepPage(folder.location(), token);
            count += page.entries().size();
            bytes += page.entries().stream().mapToLong(FileEntry::size).sum();
            token = page.next();
        } while (token.isPresent());
        return false;
    }
}
