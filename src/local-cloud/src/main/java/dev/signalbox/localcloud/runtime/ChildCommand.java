package dev.signalbox.localcloud.runtime;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A program to run in a process of its own, most often Java on the same Java as this process.
 *
 * @param environment everything the program sees besides a minimal {@code PATH}, {@code LANG} and {@code HOME}; nothing
 *        of this process's own environment is handed down
 * @param folder existing working folder; also the program's home, so that it never reads the user's own settings
 * @param heapMiB largest heap of a JVM; the child ends with {@link ChildExit#outOfMemory()} when that is not enough
 * @param jvmOptions further options of the JVM, such as the choice of collector
 */
public record ChildCommand(Launch launch, List<String> arguments, Map<String, String> environment, Path folder,
        int heapMiB, List<String> jvmOptions) {

    public ChildCommand {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        jvmOptions = List.copyOf(jvmOptions);
        if (heapMiB < 1) {
            throw new IllegalArgumentException("A heap of " + heapMiB + " MiB is none");
        }
    }

    /** What the JVM starts. */
    public sealed interface Launch {
        /** A jar whose manifest names its main class. */
        record Jar(Path file) implements Launch {}

        /** A class, found on a class path of jars and folders. */
        record MainClass(List<Path> classPath, String name) implements Launch {
            public MainClass {
                classPath = List.copyOf(classPath);
            }
        }

        /** A program of the operating system's, which knows neither heap nor options of a JVM. */
        record Program(Path file) implements Launch {}

        /** The words on the command line. */
        private List<String> words() {
            return switch (this) {
                case Program(var file) -> List.of(file.toString());
                case Jar(var file) -> List.of("-jar", file.toString());
                case MainClass(var classPath, var name) -> List.of("-cp",
                        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), name);
            };
        }
    }

    /** The whole command line. */
    List<String> words() {
        var words = new ArrayList<String>();
        if (launch instanceof Launch.Program) {
            words.addAll(launch.words());
            words.addAll(arguments);
            return words;
        }
        words.add(java().toString());
        words.add("-Xmx" + heapMiB + "m");
        words.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData", "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Duser.home=" + folder));
        words.addAll(jvmOptions);
        words.addAll(launch.words());
        words.addAll(arguments);
        return words;
    }

    /** Replaces the environment that a process builder inherited. */
    void setEnvironment(Map<String, String> target) {
        var system = System.getenv("SystemRoot");
        target.clear();
        if (system != null) { // Windows opens no socket without it
            target.put("SystemRoot", system);
            target.put("PATH", system + "\\System32;" + system);
        } else {
            target.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        }
        target.put("LANG", "en_US.UTF-8");
        target.put("HOME", folder.toString());
        target.putAll(environment);
    }

    private static Path java() {
        var windows = File.separatorChar == '\\';
        return Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
    }

    /** Without the environment and arguments, which may hold secrets. */
    @Override
    public String toString() {
        return "ChildCommand[" + launch + ", " + folder + ", " + heapMiB + " MiB]";
    }
}
