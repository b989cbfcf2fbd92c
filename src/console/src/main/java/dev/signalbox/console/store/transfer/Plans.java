package dev.signalbox.console.store.transfer;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.model.transfer.UploadRule;
import dev.signalbox.console.store.transfer.journal.Plan;
import dev.signalbox.console.store.transfer.journal.Plan.Root;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Writes down what was asked for. */
record Plans(String environment, Clock clock) {
    Plan download(List<FileEntry> chosen, Path folder, Conflict conflict) {
        var first = chosen.getFirst().location().uri();
        return plan(Direction.DOWNLOAD, List.of(and(first, chosen.size()), folder.toString(), folder.toAbsolutePath()
                .toString()), chosen.stream().map(Plans::root).toList(), conflict);
    }

    private static Root root(FileEntry entry) {
        var place = entry.location();
        long modified = entry.modified().orElse(Instant.EPOCH).toEpochMilli();
        return switch (entry.kind()) {
            case OBJECT -> new Root(place.bucket(), place.key(), place.key().length() - entry.name().length(), false,
                    "", entry.size(), modified, "");
            case FOLDER -> new Root(place.bucket(), place.key(), place.key().length() - entry.name().length(), true,
                    "", 0, 0, "");
            case BUCKET -> new Root(place.bucket(), "", 0, true, place.bucket() + "/", 0, 0, "");
        };
    }

    Plan upload(List<Path> files, S3Location to, UploadRule rule) {
        var first = files.getFirst().toAbsolutePath();
        return plan(Direction.UPLOAD, List.of(and(first.toString(), files.size()), to.uri(), first.resolveSibling("")
                .toString()), files.stream().map(f -> root(f.toAbsolutePath(), to)).toList(), switch (rule) {
                    case ASK -> Conflict.KEEP_BOTH;
                    case SKIP -> Conflict.SKIP;
                    case REPLACE -> Conflict.REPLACE;
                });
    }

    private static Root root(Path file, S3Location to) {
        boolean whole = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        return new Root(to.bucket(), to.key() + file.getFileName() + (whole ? "/" : ""), 0, whole, "", 0, 0, file
                .toString());
    }

    /** @param words from, to and folder */
    private Plan plan(Direction direction, List<String> words, List<Root> roots, Conflict conflict) {
        return new Plan(Plan.VERSION, environment, direction, words.get(0), words.get(1), roots, words.get(2), conflict,
                clock.millis());
    }

    private static String and(String first, int all) {
        return all == 1 ? first : first + " and " + (all - 1) + " more";
    }
}
