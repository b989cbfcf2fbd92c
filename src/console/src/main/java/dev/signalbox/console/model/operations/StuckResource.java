package dev.signalbox.console.model.operations;

import java.util.Optional;

/** A resource at which CloudFormation gave up. */
public record StuckResource(String logicalId, String type, String status, Optional<String> reason) {}
