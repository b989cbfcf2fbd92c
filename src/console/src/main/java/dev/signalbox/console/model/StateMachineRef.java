package dev.signalbox.console.model;

/** A state machine that can be started. */
public record StateMachineRef(String arn, String name) {
    @Override
    public String toString() {
        return name;
    }
}
