package dev.signalbox.console.screen.executions;

import dev.signalbox.console.gateway.BatchJobsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobDetails;
import java.util.List;
import java.util.Optional;

/** A cloud without Batch jobs. */
final class NoJobs implements BatchJobsGateway {
    @Override
    public BatchOverview overview() {
        return new BatchOverview(List.of(), List.of(), List.of(), true);
    }

    @Override
    public JobDetails job(String id) throws GatewayException {
        throw new GatewayException(new Failure.NotFound("JobNotFound", id, Optional.empty()));
    }

    @Override
    public void enableQueue(String name, boolean enabled) {}

    @Override
    public void terminate(String jobId, String reason) {}
}
