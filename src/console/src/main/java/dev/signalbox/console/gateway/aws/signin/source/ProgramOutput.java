package dev.signalbox.console.gateway.aws.signin.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs a {@code credential_process}. The SDK's own provider waits for as long as it takes and cannot be stopped.
 *
 * @param printed holds credentials: it is shown nowhere
 */
record ProgramOutput(int exitCode, String printed, String complained) {
    private static final int MOST = 64_000;
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    static ProgramOutput of(String command, Duration patience) throws IOException, InterruptedException,
            NotGotException {
        List<String> shell = WINDOWS ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
        Process process = new ProcessBuilder(shell).redirectInput(Path.of(WINDOWS ? "NUL" : "/dev/null").toFile())
                .start();
        try {
            CompletableFuture<String> printed = read(process.getInputStream());
            CompletableFuture<String> complained = read(process.getErrorStream());
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw NotGotException.failed("it did not end within " + patience.toSeconds() + " s" + tail(complained));
            }
            return new ProgramOutput(process.exitValue(), soon(printed), soon(complained));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String tail(CompletableFuture<String> complained) {
        String words = complained.isDone() ? Words.shortened(complained.getNow("")) : "";
        return words.isEmpty() ? "" : ": " + words;
    }

    private static CompletableFuture<String> read(InputStream stream) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.ofVirtual().name("credential-process").start(() -> {
            try (stream) {
                text.complete(new String(stream.readNBytes(MOST), StandardCharsets.UTF_8));
            } catch (IOException e) {
                text.completeExceptionally(e);
            }
        });
        return text;
    }

    /** A child that lives on may hold the pipe open. */
    private static String soon(CompletableFuture<String> text) throws IOException, InterruptedException {
        try {
            return text.get(2, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("its output could not be read", e);
        }
    }

    @Override
    public String toString() {
        return "ProgramOutput[" + exitCode + "]";
    }
}
