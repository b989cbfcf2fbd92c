package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;

/** Takes S3's notifications and starts one run for each upload, however often S3 tells of it. */
public final class NotifyUpload implements RequestStreamHandler {
    private final Runs runs;
    private final EnvironmentSettings env;

    /** As AWS Lambda makes it. */
    public NotifyUpload() {
        this(SfnClient.create(), new EnvironmentSettings(System.getenv()));
    }

    private NotifyUpload(SfnClient sfn, EnvironmentSettings env) {
        this((name, input) -> start(sfn, env.required("StateMachineArn"), name, input), env);
    }

    NotifyUpload(Runs runs, EnvironmentSettings env) {
        this.runs = runs;
        this.env = env;
    }

    /** Executions of the main machine. */
    interface Runs {
        /** @return whether it is a new one */
        boolean start(String name, String input);
    }

    private static boolean start(SfnClient sfn, String machine, String name, String input) {
        try {
            sfn.startExecution(b -> b.stateMachineArn(machine).name(name).input(input));
            return true;
        } catch (ExecutionAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        for (var eventRecord : event.path("Records")) {
            var file = InputFile.read(eventRecord);
            var name = RunName.of(file);
            boolean started = runs.start(name, TaskInput.JSON.writeValueAsString(input(eventRecord)));
            LambdaLog.of(context, name).info(started ? "run.started" : "run.known", Map.of("file", file.address()));
        }
        TaskInput.JSON.writeValue(out, Map.of("records", event.path("Records").size()));
    }

    private Map<String, Object> input(JsonNode eventRecord) {
        var input = new LinkedHashMap<String, Object>();
        input.put("Records", eventRecord);
        input.put("inputArchiveFolder", env.optional("InputArchiveFolder").orElse("input_archive"));
        input.put("fileChunkSize", env.number("FileChunkSize", 600, 1, 10_000));
        input.put("fileDelimiter", env.optional("FileDelimiter").orElse(","));
        return input;
    }
}
