package dev.signalbox.console.model;

/** A Step Functions task token. Whoever holds it can answer for the task, so it shows itself nowhere. */
public record TaskToken(String secret) {
    @Override
    public String toString() {
        return "TaskToken[hidden]";
    }
}
