package dev.signalbox.console.gateway.downloads;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.JobPage;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceInstance;
import java.util.List;
import java.util.Map;

/** One download service. Of commands, a state that does not allow them is refused with the service's words. */
public interface DownloadServiceGateway {
    List<ServiceInstance> instances() throws GatewayException;

    Map<DownloadStatus, Long> counts() throws GatewayException;

    /** @param cursor {@code ""} for the newest */
    JobPage jobs(JobQuery query, String cursor, int limit) throws GatewayException;

    DownloadJob job(String id) throws GatewayException;

    /** Refusals of what the order says are answers, not failures. */
    EnqueueAnswer enqueue(DownloadOrder order) throws GatewayException;

    void cancel(String id) throws GatewayException;

    /** Lets a callback that failed for good be tried again. */
    void retryCallback(String id) throws GatewayException;

    /** By id, as many as the console shows at most. */
    List<DownloadAggregation> aggregations() throws GatewayException;

    /**
     * Sets limits for good.
     *
     * @param requestsPerSecond zero for no such limit
     */
    void limit(String aggregation, int limit, double requestsPerSecond) throws GatewayException;

    /** The limits are again those that the next job asks for. */
    void release(String aggregation) throws GatewayException;
}
