package dev.signalbox.console.store.transfer.up;

import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Plan;
import dev.signalbox.console.store.transfer.work.Hauler.Found;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Finds the files of what was chosen, folder by folder in the order of their keys. Links are not followed. */
final class LocalFiles {
    private final Plan plan;

    LocalFiles(Plan plan) {
        this.plan = plan;
    }

    void find(int number, String after, Found found) throws IOException, InterruptedException {
        var root = plan.roots().get(number);
        var path = Path.of(root.local());
        if (root.whole()) {
            walk(new Walk(number, after, found), path, root.key());
        } else if (after.isEmpty()) {
            found.item(item(number, path, root.key(), look(path)));
        }
    }

    /** What stays the same on a walk. */
    private record Walk(int root, String after, Found found) {}

    /** @param prefix ends with a slash */
    private static void walk(Walk walk, Path folder, String prefix) throws IOException, InterruptedException {
        for (var name : names(folder)) {
            var key = prefix + name;
            var path = folder.resolve(name);
            if (name.endsWith("/")) {
                if (key.compareTo(walk.after) > 0 || walk.after.startsWith(key)) {
                    walk(walk, path, key);
                }
            } else if (key.compareTo(walk.after) > 0) {
                walk.found.item(item(walk.root, path, key, look(path)));
            }
        }
    }

    /** Sorted as their keys are: folders with their slash. What is neither file nor folder is left out. */
    private static List<String> names(Path folder) throws IOException {
        var names = new ArrayList<String>();
        try (var all = Files.newDirectoryStream(folder)) {
            for (var path : all) {
                var attributes = look(path);
                if (attributes.isDirectory()) {
                    names.add(path.getFileName() + "/");
                } else if (attributes.isRegularFile()) {
                    names.add(path.getFileName().toString());
                }
            }
        }
        names.sort(null);
        return names;
    }

    private static Item item(int root, Path path, String key, BasicFileAttributes file) throws IOException {
        if (!file.isRegularFile()) {
            throw new LocalFileException(path + " is no file; links are not followed");
        }
        return new Item(0, root, key, file.size(), "", file.lastModifiedTime().toMillis(), path.toAbsolutePath()
                .toString());
    }

    private static BasicFileAttributes look(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }
}
