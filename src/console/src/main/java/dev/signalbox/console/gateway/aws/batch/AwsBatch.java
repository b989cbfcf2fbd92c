package dev.signalbox.console.gateway.aws.batch;

import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.batch.BatchPorts;
import java.time.Clock;

/** All ports of Batch on one connection. */
public final class AwsBatch {
    private AwsBatch() {}

    public static BatchPorts ports(AwsClients clients, Clock clock) {
        return new BatchPorts(new AwsQueuesGateway(clients), new AwsEnvironmentsGateway(clients),
                new AwsDefinitionsGateway(clients), new AwsJobsGateway(clients, clock));
    }
}
