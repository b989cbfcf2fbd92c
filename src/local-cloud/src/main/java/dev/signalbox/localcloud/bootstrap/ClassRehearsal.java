package dev.signalbox.localcloud.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads the classes that an environment of a function has loaded, so that the JVM can keep them in its AOT cache. None is
 * initialised: no code of the function runs.
 */
public final class ClassRehearsal {
    private ClassRehearsal() {}

    /** @param arguments the file with a name on each line */
    public static void main(String[] arguments) throws IOException {
        var loader = ClassLoader.getSystemClassLoader();
        try (var names = Files.lines(Path.of(arguments[0]))) {
            names.forEach(name -> isLoaded(name, loader));
        }
    }

    /** What cannot be loaded is left out of the cache. */
    private static boolean isLoaded(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
