package dev.signalbox.console.gateway;

import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;

/** Queues and jobs. */
public interface BatchJobsGateway {
    /** Everything at once: queues, environments, and the newest jobs of all states. */
    BatchOverview overview() throws GatewayException;

    /** @throws GatewayException with {@link dev.signalbox.console.model.Failure.NotFound} for an unknown id */
    JobDetails job(String id) throws GatewayException;

    /** A disabled queue takes no jobs; those in it go on. */
    void enableQueue(String name, boolean enabled) throws GatewayException;

    /** Ends a job whatever its state; AWS answers before it has ended. */
    void terminate(String jobId, String reason) throws GatewayException;
}
