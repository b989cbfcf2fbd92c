package dev.signalbox.localcloud.wire;

import java.util.Map;

/** The operation that a request means, with the decoded values its path carries. */
record Match(Operation operation, Map<String, String> pathValues) {}
