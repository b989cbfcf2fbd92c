package dev.signalbox.download.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The service's processes, as children of the test; each may be killed and started again. */
final class Fleet implements AutoCloseable {
    private final Path folder;
    private final Path config;
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> commands = new ConcurrentHashMap<>();

    Fleet(Path folder, String config) throws IOException {
        this.folder = folder;
        this.config = Files.writeString(folder.resolve("config.json"), config);
    }

    /** @param command such as {@code processor}; the config is added */
    void start(String name, String... command) throws IOException {
        var line = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "dev.signalbox.download.DownloadService"));
        line.addAll(List.of(command));
        line.addAll(List.of("-c", config.toString()));
        commands.put(name, line);
        launch(name);
    }

    private void launch(String name) throws IOException {
        var builder = new ProcessBuilder(commands.get(name)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve(name + ".log").toFile()));
        builder.environment().put("DOWNLOADER_TEST_TIME", "1");
        processes.put(name, builder.start());
    }

    /** Fails with what a process said if it ended by itself soon after its start. */
    void settle() throws IOException, InterruptedException {
        for (var one : processes.entrySet()) {
            if (one.getValue().waitFor(2, TimeUnit.SECONDS)) {
                throw new IOException(one.getKey() + " ended: " + Files.readString(folder.resolve(one.getKey()
                        + ".log")));
            }
        }
    }

    /** As {@code kill -9} does it. */
    void kill(String name) throws InterruptedException {
        var process = processes.get(name).destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException(name + " does not die");
        }
    }

    void startAgain(String name) throws IOException {
        launch(name);
    }

    /** Processes that ended by themselves; there should be none. */
    List<String> ended() {
        return processes.entrySet().stream().filter(e -> !e.getValue().isAlive()).map(Map.Entry::getKey).sorted()
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : processes.values()) {
            process.destroy();
        }
        for (var process : processes.values()) {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
