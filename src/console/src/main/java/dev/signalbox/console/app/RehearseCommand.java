package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;

/**
 * {@code signalbox rehearse}: what the launcher lets the JVM watch before the first start, so that later starts find their classes
 * loaded and linked. It needs no display, and leaves nothing behind.
 */
@Command(name = "rehearse", hidden = true, description = "Looks at every screen once, without a display, and ends.")
final class RehearseCommand implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("signalbox-rehearsal");
        var code = new AtomicInteger(1);
        try {
            SignalboxApp.launch(new Settings(data.resolve("data"), Optional.of(0)),
                    wiring -> Thread.ofPlatform().daemon().name("rehearsal").start(() -> {
                        try {
                            new Rehearsal(wiring, data).run();
                            code.set(0);
                        } finally {
                            new FxThread().execute(FxThread::exit);
                        }
                    }));
        } finally {
            delete(data);
        }
        return code.get();
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
