package dev.signalbox.console.screen.batch.definitions;

import dev.signalbox.console.model.batch.definition.JobDefinition;
import java.util.List;

/**
 * A job definition by name.
 *
 * @param revisions the newest first; at least one
 */
record DefinitionRow(String name, List<JobDefinition> revisions) {
    JobDefinition newest() {
        return revisions.getFirst();
    }
}
