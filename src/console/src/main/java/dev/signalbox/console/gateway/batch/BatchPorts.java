package dev.signalbox.console.gateway.batch;

/** All of Batch. */
public record BatchPorts(QueuesGateway queues, EnvironmentsGateway environments, DefinitionsGateway definitions,
        JobsGateway jobs) {}
