package dev.signalbox.console.model.batch.why;

/** What can be done about it. */
public sealed interface Fix {
    record EnableQueue(String queue) implements Fix {}

    record EnableEnvironment(String environment) implements Fix {}

    /** @param to the least that lets the job start */
    record RaiseMax(String environment, int from, int to) implements Fix {}

    /** Leads to another job. */
    record OpenJob(String id, String name) implements Fix {}

    /** Leads to a new revision with other needs. */
    record EditDefinition(String definition) implements Fix {}

    /** Leads to the environment, to see why AWS cannot use it. */
    record OpenEnvironment(String environment) implements Fix {}

    /** Shows the jobs that hold the machines. */
    record ShowRunning(String queue, int jobs) implements Fix {}
}
