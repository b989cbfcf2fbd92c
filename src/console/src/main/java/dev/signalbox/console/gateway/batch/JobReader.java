package dev.signalbox.console.gateway.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.batch.JobDetails;

/** Reads one job. */
@FunctionalInterface
public interface JobReader {
    /** @throws GatewayException with {@link dev.signalbox.console.model.Failure.NotFound} for an unknown id */
    JobDetails job(String id) throws GatewayException;
}
