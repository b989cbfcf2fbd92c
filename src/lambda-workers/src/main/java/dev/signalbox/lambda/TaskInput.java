package dev.signalbox.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;

/** The payload that the state machine sends to a function. */
public final class TaskInput {
    public static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 256;

    private final JsonNode json;

    private TaskInput(JsonNode json) {
        this.json = json;
    }

    public static TaskInput read(InputStream in) throws IOException {
        return new TaskInput(JSON.readTree(in));
    }

    /** @throws InvalidInput when it is missing, blank or no text */
    public String text(String name) {
        var value = json.path(name);
        if (!value.isTextual() || value.asText().isBlank()) {
            throw new InvalidInput("'" + name + "' must be a text, and not empty");
        }
        return value.asText();
    }

    /** A project's id: at most 256 characters. Checked before the execution waits for days. */
    String project() {
        var project = text("projectid");
        if (project.length() > LONGEST) {
            throw new InvalidInput("'projectid' must have at most " + LONGEST + " characters");
        }
        return project;
    }
}
