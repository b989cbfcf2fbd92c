package dev.signalbox.console.gateway.aws.signin.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a {@code credential_process}. The SDK's own provider waits for as long as it takes and cannot be stopped.
 *
 * @param printed holds credentials: it is shown nowhere
 */
record ProgramOutput(int exitCode, String printed, String complained) {
    private static final boolean WINDOWS = System.getProperty("os.name").startsWith("Windows");

    static ProgramOutput of(String command, Duration patience) throws IOException, InterruptedException,
            NotGotException {
        List<String> shell = WINDOWS ? List.of("cmd.exe", "/C", command) : List.of("sh", "-c", command);
        Process process = new ProcessBuilder(shell).redirectInput(Path.of(WINDOWS ? "NUL" : "/dev/null").toFile())
                .start();
        try {
            Drain printed = Drain.of(process.getInputStream());
            Drain complained = Drain.of(process.getErrorStream());
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw NotGotException.failed("it did not end within " + patience.toSeconds() + " s. " + Words.shortened(
                        complained.soFar()));
            }
            return new ProgramOutput(process.exitValue(), printed.all(), complained.all());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "ProgramOutput[" + exitCode + "]";
    }
}
