package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.ChildExit;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** The lines that Lambda itself writes into a function's log around an invocation. */
final class InvocationReport {
    private final FunctionRecord function;
    private final FunctionLog log;
    private final String requestId;
    private final long startNanos = System.nanoTime();
    private String status = "";

    InvocationReport(FunctionRecord function, FunctionLog log, String requestId) {
        this.function = function;
        this.log = log;
        this.requestId = requestId;
    }

    void start() {
        log.line("START RequestId: " + requestId + " Version: " + function.versionName());
    }

    void timedOut() {
        status = "Status: timeout";
        log.line(String.format(Locale.ROOT, "%s %s Task timed out after %.2f seconds", Instant.now().truncatedTo(
                ChronoUnit.MILLIS), requestId, (double) function.configuration().timeoutSeconds()));
    }

    void exited(ChildExit exit) {
        var type = exit.outOfMemory() ? "Runtime.OutOfMemory" : "Runtime.ExitError";
        status = "Status: error\tError Type: " + type;
        log.line("RequestId: " + requestId + " Error: " + FunctionErrors.reason(exit));
        log.line(type);
    }

    /**
     * @param memoryMiB heap in use at the end, which is what can be known of the memory on every system
     * @param init how long the start of the environment took, if this invocation had to wait for it; it is billed too,
     *        as AWS does since August 2025
     */
    void end(Optional<Long> memoryMiB, Optional<Duration> init) {
        double millis = (System.nanoTime() - startNanos) / 1e6;
        double billed = millis + init.map(i -> i.toNanos() / 1e6).orElse(0.0);
        log.line("END RequestId: " + requestId);
        var report = new StringBuilder(String.format(Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB\t", requestId,
                millis, (long) Math.ceil(billed), function.configuration().memoryMiB()));
        memoryMiB.ifPresent(m -> report.append("Max Memory Used: ").append(m).append(" MB\t"));
        init.ifPresent(i -> report.append(String.format(Locale.ROOT, "Init Duration: %.2f ms\t", i.toNanos() / 1e6)));
        log.line(report.append(status).toString());
    }
}
