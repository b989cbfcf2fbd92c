package dev.signalbox.console.screen.executions;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.batch.JobReader;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.JobDetails;
import java.util.Optional;

/** A cloud without Batch jobs. */
final class NoJobs implements JobReader {
    @Override
    public JobDetails job(String id) throws GatewayException {
        throw new GatewayException(new Failure.NotFound("JobNotFound", id, Optional.empty()));
    }
}
