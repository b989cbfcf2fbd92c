package dev.signalbox.console.model.bulk;

/**
 * How it went for one of many.
 *
 * @param item which one, from 0
 * @param words what came of it, or AWS's words why it was refused
 */
public record BulkResult(int item, boolean done, String words) {}
