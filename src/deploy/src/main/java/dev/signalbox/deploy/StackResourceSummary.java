package dev.signalbox.deploy;

/** A resource of a stack: its name in the template and what AWS calls it. */
public record StackResourceSummary(String logicalId, String physicalId, String type, String status) {}
