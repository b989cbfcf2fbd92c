package dev.signalbox.localcloud.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** The function that contract tests upload; the event says what it does. */
public final class TestFunction implements RequestHandler<Map<String, Object>, Object> {
    private static int calls;

    @Override
    public Object handleRequest(Map<String, Object> event, Context context) {
        calls++;
        return switch (String.valueOf(event.get("do"))) {
            case "fail" -> throw new IllegalArgumentException("told to fail");
            case "sleep" -> sleep(((Number) event.get("millis")).longValue());
            case "mark" -> mark(Path.of(String.valueOf(event.get("file"))));
            case "eat" -> eat();
            case "exit" -> exit(((Number) event.get("code")).intValue());
            case "log" -> log(context);
            case "context" -> context(context);
            case "environment" -> new HashMap<>(System.getenv());
            case "large" -> "x".repeat(((Number) event.get("size")).intValue());
            default -> event;
        };
    }

    private static Object sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return context();
    }

    /** Makes the file when asked a second time; the first time says so and hangs. */
    private static Object mark(Path file) {
        try {
            var begun = file.resolveSibling("begun");
            if (Files.exists(begun)) {
                return Files.createFile(file).toString();
            }
            Files.createFile(begun);
            return sleep(600_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object eat() {
        var all = new ArrayList<byte[]>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    private static Object exit(int code) {
        System.exit(code);
        return code;
    }

    private static Object log(Context context) {
        System.out.println("by stdout");
        System.err.println("by stderr");
        context.getLogger().log("by logger");
        System.out.print("without line end");
        return "logged";
    }

    private static Map<String, Object> context() {
        var all = new HashMap<String, Object>();
        all.put("pid", ProcessHandle.current().pid());
        all.put("calls", calls);
        return all;
    }

    private static Map<String, Object> context(Context context) {
        var all = context();
        all.put("function", context.getFunctionName());
        all.put("arn", context.getInvokedFunctionArn());
        all.put("memory", context.getMemoryLimitInMB());
        all.put("heap", Runtime.getRuntime().maxMemory() >> 20);
        all.put("remaining", context.getRemainingTimeInMillis());
        all.put("requestId", context.getAwsRequestId());
        all.put("group", context.getLogGroupName());
        return all;
    }
}
