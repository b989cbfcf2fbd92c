package dev.signalbox.deploy.parts;

import dev.signalbox.deploy.DeployException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Puts jars together again that {@link PackWorkers} took apart. */
public final class WholeJar {
    /** How names of jars that were taken apart end. */
    public static final String ENDING = ".parts";

    private final Path home;
    private final Path folder;

    /**
     * @param home the installation's folder
     * @param folder where whole jars are kept; those of older versions are deleted
     */
    public WholeJar(Path home, Path folder) {
        this.home = home;
        this.folder = folder;
    }

    /** @throws DeployException if files of the installation are missing or are others than when it was made */
    public synchronized Path of(Path parts) {
        try (Sources sources = new Sources(home, parts)) {
            List<String> list = sources.list();
            String name = String.valueOf(parts.getFileName()).replace(ENDING, "-");
            Path whole = folder.resolve(name + list.getFirst() + ".jar");
            if (!Files.isRegularFile(whole)) {
                Files.createDirectories(folder);
                deleteOlder(name);
                make(sources, list, whole);
            }
            return whole;
        } catch (IOException e) {
            throw new DeployException("The worker jar could not be put together from " + parts + " in " + folder + " ("
                    + e.getMessage() + "). If that disk has room, install Signalbox again.", e);
        }
    }

    private void make(Sources sources, List<String> list, Path whole) throws IOException {
        Path made = Files.createTempFile(folder, "making", ".jar");
        try {
            if (!sources.write(list.subList(1, list.size()), made).equals(list.getFirst())) {
                throw new IOException("the jars of " + home + " are others than those it was packed with");
            }
            Files.move(made, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** One in use may stay, on Windows; the next version deletes it. */
    private void deleteOlder(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> String.valueOf(f.getFileName()).startsWith(name)).map(Path::toFile).forEach(File::delete);
        }
    }
}
