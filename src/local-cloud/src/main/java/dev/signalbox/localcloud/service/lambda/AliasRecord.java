package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.service.lambda.FunctionRecord.Statement;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A name for a version.
 *
 * @param version a number, or {@code $LATEST}
 * @param weights what part of the invocations another version gets, by its number
 */
record AliasRecord(String function, String name, String version, String description, Map<String, Double> weights,
        String revisionId, List<Statement> policy) {
    AliasRecord {
        weights = Map.copyOf(weights);
        policy = List.copyOf(policy);
    }

    /** Which version the next invocation gets. */
    String pick(RandomGenerator random) {
        double point = random.nextDouble();
        for (var other : weights.entrySet()) {
            point -= other.getValue();
            if (point < 0) {
                return other.getKey();
            }
        }
        return version;
    }

    boolean pointsTo(String number) {
        return version.equals(number) || weights.containsKey(number);
    }

    AliasRecord withPolicy(List<Statement> changed) {
        return new AliasRecord(function, name, version, description, weights, revisionId, changed);
    }
}
