package dev.signalbox.localcloud.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small programs that tests run in a JVM of their own. */
final class ChildPrograms {
    private ChildPrograms() {}

    static ChildCommand command(Class<?> program, Path folder, String... arguments) {
        var classPath = List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator)).stream()
                .map(Path::of).toList();
        return new ChildCommand(new ChildCommand.Launch.MainClass(classPath, program.getName()), List.of(arguments),
                Map.of("GIVEN", "yes"), folder, 32, List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    }

    /** Prints its environment and arguments, on both streams, and ends with code 7. */
    static final class Says {
        public static void main(String[] arguments) {
            System.getenv().forEach((k, v) -> System.out.println("env " + k + "=" + v));
            System.err.println("arguments " + String.join(" ", arguments));
            System.out.println("home " + System.getProperty("user.home"));
            System.out.println("grüße");
            System.out.print("x".repeat(ChildOutput.LONGEST_LINE + 5));
            System.exit(7);
        }
    }

    /** Takes memory until there is none. */
    static final class Eats {
        public static void main(String[] arguments) {
            var all = new ArrayList<byte[]>();
            while (true) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    /** Tells its process id and waits for ever; ignores a polite request when told to. */
    static final class Stays {
        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length > 0) {
                Runtime.getRuntime().addShutdownHook(new Thread(Stays::forever));
            }
            System.out.println("pid " + ProcessHandle.current().pid());
            forever();
        }

        private static void forever() {
            try {
                Thread.sleep(Long.MAX_VALUE);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** A parent with a store of its own; its child tells its process id through the parent's output. */
    static final class Parent {
        public static void main(String[] arguments) throws IOException, InterruptedException {
            var folder = Path.of(arguments[0]);
            var store = dev.signalbox.localcloud.store.Store.open(folder.resolve("parent.store"));
            var children = ChildProcesses.open(store, "test");
            Files.createDirectories(folder);
            children.start(command(Stays.class, folder), System.out::println);
            Stays.forever();
        }
    }
}
