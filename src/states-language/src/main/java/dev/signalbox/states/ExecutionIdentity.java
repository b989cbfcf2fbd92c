package dev.signalbox.states;

import java.time.Instant;

/** What an execution knows about itself: the source of its context object. Ids are ARNs. */
public record ExecutionIdentity(String id, String name, String roleArn, Instant startTime, String stateMachineId,
        String stateMachineName) {}
