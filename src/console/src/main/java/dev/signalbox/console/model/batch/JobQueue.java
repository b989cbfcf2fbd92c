package dev.signalbox.console.model.batch;

import java.util.List;

/**
 * A job queue.
 *
 * @param status AWS's own word, such as {@code VALID}
 * @param environments names, in the order in which they are tried
 */
public record JobQueue(String name, boolean enabled, String status, int priority, List<String> environments) {}
