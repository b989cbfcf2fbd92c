package dev.signalbox.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What a function's processes took at their peak, all memory counted as AWS Lambda counts it. Only Linux tells. */
final class FunctionMemory {
    private static final Path PROCESSES = Path.of("/proc");

    private FunctionMemory() {}

    static boolean isKnown() {
        return Files.isReadable(PROCESSES.resolve("self/status"));
    }

    /** In MiB, one for each process of the function that this process started and that still lives. */
    static List<Long> peaks(String function) {
        return ProcessHandle.current().descendants().map(p -> PROCESSES.resolve(Long.toString(p.pid())))
                .filter(p -> isOf(function, p)).map(FunctionMemory::peak).toList();
    }

    private static boolean isOf(String function, Path process) {
        return Arrays.asList(read(process.resolve("environ")).split("\0")).contains("AWS_LAMBDA_FUNCTION_NAME="
                + function);
    }

    private static long peak(Path process) {
        return read(process.resolve("status")).lines().filter(l -> l.startsWith("VmHWM:"))
                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) / 1024).findFirst().orElseThrow();
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
