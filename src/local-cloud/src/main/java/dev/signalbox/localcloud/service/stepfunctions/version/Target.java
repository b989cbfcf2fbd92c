package dev.signalbox.localcloud.service.stepfunctions.version;

import java.util.Optional;

/** What a state machine's ARN means: one of its revisions, and through which version and alias it was chosen. */
public record Target(Revision revision, Optional<Version> version, Optional<String> aliasArn) {}
