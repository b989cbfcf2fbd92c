package dev.signalbox.localcloud.service.stepfunctions.version;

import java.time.Instant;
import java.util.Optional;

/** A published version as it is stored. */
public record Version(String arn, String stateMachineArn, long number, Optional<String> description,
        Instant creationDate, Revision revision) {}
