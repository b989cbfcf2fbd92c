package dev.signalbox.localcloud.service.stepfunctions;

import java.time.Instant;
import java.util.Map;

/** An activity as it is stored. */
record ActivityRecord(String arn, String name, Instant creationDate, Map<String, String> tags) {}
