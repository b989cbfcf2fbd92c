package dev.signalbox.console.model.bulk;

/**
 * One of many.
 *
 * @param target the ARN of the execution, or of the state machine when something new is started
 * @param name of the execution that is changed or started; made before anything is done, so that doing it again starts nothing twice
 * @param input what a new execution gets; empty when it gets that of the target
 */
public record BulkItem(String target, String name, String input) {}
