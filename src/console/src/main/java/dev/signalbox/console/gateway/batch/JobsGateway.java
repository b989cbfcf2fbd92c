package dev.signalbox.console.gateway.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.order.JobOrder;
import java.util.Collection;
import java.util.List;

/** Jobs. */
public interface JobsGateway extends JobReader {
    /** The newest jobs of a queue in all states. */
    Recent recent(String queue) throws GatewayException;

    /** @param complete whether there are no more in the time looked at */
    record Recent(List<JobSummary> jobs, boolean complete) {}

    /** Those that AWS still knows, in any order; any number of ids. */
    List<JobDetails> jobs(Collection<String> ids) throws GatewayException;

    /** Jobs of a queue whose name begins so, of any age that AWS remembers, in all states; at most 100. */
    List<JobSummary> named(String queue, String prefix) throws GatewayException;

    /** The children of an array that are in one of these states, by index; at most 1,000 of each. */
    List<JobSummary> children(String arrayId, Collection<JobStatus> statuses) throws GatewayException;

    /** What would submit a job like this one again: with its overrides of its definition, and without its dependencies that are over. */
    JobOrder again(String jobId) throws GatewayException;

    /** @return the id of the new job */
    String submit(JobOrder order) throws GatewayException;

    /** AWS answers the same whether it cancels anything or not; look again. */
    void cancel(String jobId, String reason) throws GatewayException;

    /** Ends a job whatever its state; AWS answers before it has ended. */
    void terminate(String jobId, String reason) throws GatewayException;
}
