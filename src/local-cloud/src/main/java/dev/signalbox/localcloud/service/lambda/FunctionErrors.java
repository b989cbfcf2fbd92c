package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.ChildExit;
import dev.signalbox.localcloud.service.lambda.Invocation.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What Lambda itself answers, in AWS's words, when a function could not. */
final class FunctionErrors {
    private static final JsonMapper JSON = new JsonMapper();

    private FunctionErrors() {}

    static Outcome timedOut(String requestId, double seconds) {
        return error("Sandbox.Timedout", String.format(Locale.ROOT, "RequestId: %s Error: Task timed out after %.2f "
                + "seconds", requestId, seconds));
    }

    static Outcome exited(String requestId, ChildExit exit) {
        var type = exit.outOfMemory() ? "Runtime.OutOfMemory" : "Runtime.ExitError";
        return error(type, "RequestId: " + requestId + " Error: " + reason(exit));
    }

    static String reason(ChildExit exit) {
        if (exit.outOfMemory() || exit.code() == 137) {
            return "Runtime exited with error: signal: killed";
        }
        return exit.code() == 0 ? "Runtime exited without providing a reason"
                : "Runtime exited with error: exit status " + exit.code();
    }

    static Outcome responseTooLarge(int size, int limit) {
        return error("Function.ResponseSizeTooLarge", "Response payload size (" + size
                + " bytes) exceeded maximum allowed payload size (" + limit + " bytes).");
    }

    private static Outcome error(String type, String message) {
        var json = JSON.createObjectNode().put("errorType", type).put("errorMessage", message);
        return new Outcome(json.toString().getBytes(StandardCharsets.UTF_8), true, "");
    }
}
