package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A function as it is kept.
 *
 * @param configuration what an operator may change
 * @param code which archive runs
 * @param revisionId changes with every change; environments of another revision are not used again
 * @param reservedConcurrency at most so many invocations at once
 */
record FunctionRecord(String name, String arn, Configuration configuration, Code code, String revisionId,
        Instant lastModified, Optional<Integer> reservedConcurrency, Map<String, String> tags,
        List<Statement> policy) {

    FunctionRecord {
        tags = Map.copyOf(tags);
        policy = List.copyOf(policy);
    }

    /** What {@code UpdateFunctionConfiguration} changes. */
    record Configuration(String runtime, String handler, String role, String description, int timeoutSeconds,
            int memoryMiB, int ephemeralStorageMiB, Map<String, String> environment, String logGroup, String snapStart,
            String architecture) {
        Configuration {
            environment = Map.copyOf(environment);
        }

        /** The share that AWS's Java runtimes give to the heap. */
        @JsonIgnore
        int heapMiB() {
            return memoryMiB * 85 / 100;
        }

        /** Without the environment, which may hold secrets. */
        @Override
        public String toString() {
            return "Configuration[" + runtime + ", " + handler + ", " + memoryMiB + " MiB]";
        }
    }

    /** An archive in the {@link CodeStore}. */
    record Code(String sha256, long size) {}

    /** One statement of the resource policy. */
    record Statement(String sid, String action, String principal, Optional<String> sourceArn,
            Optional<String> sourceAccount) {}

    FunctionRecord with(Configuration changed, String revision, Instant when) {
        return new FunctionRecord(name, arn, changed, code, revision, when, reservedConcurrency, tags, policy);
    }

    FunctionRecord with(Code changed, String revision, Instant when) {
        return new FunctionRecord(name, arn, configuration, changed, revision, when, reservedConcurrency, tags, policy);
    }

    FunctionRecord withReserved(Optional<Integer> reserved) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reserved, tags, policy);
    }

    FunctionRecord withTags(Map<String, String> changed) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reservedConcurrency,
                changed, policy);
    }

    FunctionRecord withPolicy(List<Statement> changed) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reservedConcurrency, tags,
                changed);
    }
}
