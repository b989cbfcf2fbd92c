package dev.signalbox.console.app.local;

import dev.signalbox.console.model.Program;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The heap that {@code --memory} asks for. The script of a source checkout gives it to the JVM; the launcher of an installed program
 * starts the JVM before anybody has read the command, so there another one does the work and this one waits for it.
 */
final class OwnHeap {
    private static final String HEAP = "-Xmx";

    private OwnHeap() {}

    /** Whether this JVM has another one than it should, in an installed program. */
    static boolean isMissing(MemorySize size) {
        return Program.launcher().isPresent() && options().stream().noneMatch(heap(size)::equals);
    }

    /** Does what the words say in a JVM with that heap; ends with its code. */
    static int run(MemorySize size, List<String> words) throws InterruptedException, IOException {
        Process other = new ProcessBuilder(line(options(), size, words)).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(other), "stop-other-jvm"));
        return other.waitFor();
    }

    /** Ctrl+C reaches both, {@code kill} only this one. To be stopped is what it is there for, so that is no failure. */
    private static void stop(Process other) {
        boolean working = other.isAlive();
        other.destroy();
        other.onExit().join();
        if (working) {
            Runtime.getRuntime().halt(0);
        }
    }

    static List<String> line(List<String> options, MemorySize size, List<String> words) {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        // The words are whole: the command of this launcher is among them.
        options.stream().filter(o -> !o.startsWith(HEAP) && !o.startsWith("-Dsignalbox.command=")).forEach(line::add);
        line.addAll(List.of(heap(size), "-cp", System.getProperty("java.class.path"),
                "dev.signalbox.console.app.Launcher"));
        line.addAll(words);
        return line;
    }

    private static String heap(MemorySize size) {
        return HEAP + size.bytes();
    }

    private static List<String> options() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }
}
