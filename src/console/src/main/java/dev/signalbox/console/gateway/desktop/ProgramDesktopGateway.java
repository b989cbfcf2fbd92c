package dev.signalbox.console.gateway.desktop;

import dev.signalbox.console.gateway.DesktopGateway;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Runs the system's own program for each notification. */
public final class ProgramDesktopGateway implements DesktopGateway {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LONGEST_TITLE = 100;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_COMPLAINT = 300;

    private final DesktopProgram program;
    private final Optional<Path> file;

    ProgramDesktopGateway(DesktopProgram program, String searchPath) {
        this.program = program;
        file = find(program.file(), searchPath);
    }

    /** That of the computer that Signalbox runs on. */
    public static ProgramDesktopGateway ofThisComputer() {
        String path = System.getenv("PATH");
        return new ProgramDesktopGateway(DesktopProgram.of(System.getProperty("os.name")), path == null ? "" : path);
    }

    private static Optional<Path> find(String name, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator)).filter(folder -> !folder.isBlank())
                .map(folder -> new File(folder, name).toPath()).filter(Files::isExecutable).findFirst();
    }

    @Override
    public Optional<String> missing() {
        return file.isPresent() ? Optional.empty() : Optional.of(program.missing());
    }

    @Override
    public void show(String title, String text) throws NotShownException {
        if (file.isEmpty()) {
            throw new NotShownException(program.missing());
        }
        var call = program.call(file.get().toString(), plain(title, LONGEST_TITLE), plain(text, LONGEST_TEXT));
        var builder = new ProcessBuilder(call.command()).redirectErrorStream(true);
        builder.environment().putAll(call.environment());
        try {
            run(builder.start());
        } catch (IOException e) {
            throw new NotShownException(program.file() + " could not be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotShownException("Signalbox was closing.");
        }
    }

    private void run(Process process) throws IOException, InterruptedException, NotShownException {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE)) {
                throw new NotShownException(program.file() + " did not end within " + PATIENCE.toSeconds() + " s.");
            }
            if (process.exitValue() != 0) {
                var said = new String(process.getInputStream().readNBytes(LONGEST_COMPLAINT), StandardCharsets.UTF_8);
                throw new NotShownException(program.file() + " ended with " + process.exitValue() + ": " + said
                        .strip());
            }
        } finally {
            process.destroyForcibly();
        }
    }

    /** Control characters could end a text early, and a long one could fill the screen. */
    static String plain(String text, int longest) {
        var plain = text.replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        int end = plain.offsetByCodePoints(0, Math.min(longest, plain.codePointCount(0, plain.length())));
        return end < plain.length() ? plain.substring(0, end) + "…" : plain;
    }
}
