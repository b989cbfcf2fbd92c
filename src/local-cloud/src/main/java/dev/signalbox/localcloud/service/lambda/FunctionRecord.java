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
 * @param reservedConcurrency at most so many invocations at once, of all versions together
 * @param version which one this is; none is {@code $LATEST}
 */
record FunctionRecord(String name, String arn, Configuration configuration, Code code, String revisionId,
        Instant lastModified, Optional<Integer> reservedConcurrency, Map<String, String> tags,
        List<Statement> policy, Optional<Version> version) {
    static final String LATEST = "$LATEST";

    FunctionRecord {
        tags = Map.copyOf(tags);
        policy = List.copyOf(policy);
    }

    /** What {@code UpdateFunctionConfiguration} changes. */
    record Configuration(String runtime, String handler, String role, String description, int timeoutSeconds,
            int memoryMiB, int ephemeralStorageMiB, Map<String, String> environment, String logGroup, String snapStart,
            String architecture, Optional<String> deadLetterTarget) {
        Configuration {
            environment = Map.copyOf(environment);
        }

        /** The share that AWS's Java runtimes give to the heap. */
        @JsonIgnore
        int heapMiB() {
            return memoryMiB * 85 / 100;
        }

        Configuration withArchitecture(String changed) {
            return new Configuration(runtime, handler, role, description, timeoutSeconds, memoryMiB,
                    ephemeralStorageMiB, environment, logGroup, snapStart, changed, deadLetterTarget);
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

    /**
     * A published version, which never changes.
     *
     * @param description given when it was published
     */
    record Version(int number, Optional<String> description) {}

    /** As AWS names it: {@code $LATEST} or a number. */
    String versionName() {
        return version.map(v -> Integer.toString(v.number())).orElse(LATEST);
    }

    /** The name and version as a qualified ARN; {@link #arn} has no version when it is the latest. */
    String qualifiedArn() {
        return version.isPresent() ? arn : arn + ":" + LATEST;
    }

    /** This code and these settings as a version of their own. */
    FunctionRecord publish(Version as, String revision) {
        return new FunctionRecord(name, arn + ":" + as.number(), configuration, code, revision, lastModified, Optional
                .empty(), Map.of(), List.of(), Optional.of(as));
    }

    FunctionRecord with(Configuration changed, String revision, Instant when) {
        return new FunctionRecord(name, arn, changed, code, revision, when, reservedConcurrency, tags, policy,
                version);
    }

    FunctionRecord with(Code changed, String revision, Instant when) {
        return new FunctionRecord(name, arn, configuration, changed, revision, when, reservedConcurrency, tags, policy,
                version);
    }

    FunctionRecord withReserved(Optional<Integer> reserved) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reserved, tags, policy,
                version);
    }

    FunctionRecord withTags(Map<String, String> changed) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reservedConcurrency,
                changed, policy, version);
    }

    FunctionRecord withPolicy(List<Statement> changed) {
        return new FunctionRecord(name, arn, configuration, code, revisionId, lastModified, reservedConcurrency, tags,
                changed, version);
    }
}
