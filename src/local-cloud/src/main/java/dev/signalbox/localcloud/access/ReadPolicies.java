package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.PolicyDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** Policies by their text, so that the same one is not read for each request; the ones used last are kept. */
final class ReadPolicies {
    private static final int KEPT = 512;

    private final Map<String, PolicyDocument> read = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PolicyDocument> eldest) {
            return size() > KEPT;
        }
    };

    synchronized PolicyDocument of(String text) {
        return read.computeIfAbsent(text, PolicyDocument::parseOrNothing);
    }
}
