package dev.signalbox.console.gateway.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.QueueFront;
import java.util.List;

/** Job queues. */
public interface QueuesGateway {
    List<JobQueue> queues() throws GatewayException;

    QueueFront front(String queue) throws GatewayException;

    /** A disabled queue takes no jobs; those in it go on. */
    void enable(String name, boolean enabled) throws GatewayException;

    /** Name, state, priority, environments and limits are taken; the status is AWS's. */
    void create(JobQueue queue) throws GatewayException;

    /** Changes priority, environments and limits of the queue of this name. */
    void update(JobQueue queue) throws GatewayException;

    /** AWS refuses unless it is disabled, and terminates the jobs in it. */
    void delete(String name) throws GatewayException;
}
