package dev.signalbox.console.screen.batch;

import dev.signalbox.console.model.batch.order.JobOrder;

/** Where the parts of this screen lead each other. */
public interface BatchPlaces {
    void openJob(String id);

    void openQueue(String name);

    void openEnvironment(String name);

    /** Asks for a new revision of a definition, given as name and revision. */
    void editDefinition(String id);

    /** Asks for what is to be submitted. */
    void submit(JobOrder order);
}
