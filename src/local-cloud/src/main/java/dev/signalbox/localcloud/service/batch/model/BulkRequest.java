package dev.signalbox.localcloud.service.batch.model;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.batch.model.BatchRequest;
import software.amazon.awssdk.utils.builder.Buildable;

/** Jobs to be ended together, and why. */
public abstract sealed class BulkRequest extends BatchRequest permits CancelJobsRequest, TerminateJobsRequest {
    private static final List<SdkField<?>> FIELDS = List.of(Fields.texts("jobs", r -> ((BulkRequest) r).jobs(), (b,
            jobs) -> ((Builder) b).jobs(jobs)), Fields.text("reason", r -> ((BulkRequest) r).reason(), (b,
                    reason) -> ((Builder) b).reason(reason)));

    private final List<String> jobs;
    private final @Nullable String reason;
    private final Function<Builder, BulkRequest> kind;

    BulkRequest(Builder builder) {
        super(builder);
        jobs = builder.jobs;
        reason = builder.reason;
        kind = builder.kind;
    }

    /** Ids or ARNs. */
    public final List<String> jobs() {
        return jobs;
    }

    public final @Nullable String reason() {
        return reason;
    }

    @Override
    public final Builder toBuilder() {
        var builder = new Builder(kind).jobs(jobs);
        builder.reason = reason;
        return builder;
    }

    @Override
    public final List<SdkField<?>> sdkFields() {
        return FIELDS;
    }

    @Override
    public final Map<String, SdkField<?>> sdkFieldNameToField() {
        return Fields.byName(FIELDS);
    }

    /** Builds requests of one kind. */
    public static final class Builder extends BatchRequest.BuilderImpl
            implements
                SdkPojo,
                Buildable {
        private final Function<Builder, BulkRequest> kind;
        private List<String> jobs = List.of();
        private @Nullable String reason;

        Builder(Function<Builder, BulkRequest> kind) {
            this.kind = kind;
        }

        public Builder jobs(List<String> wanted) {
            jobs = List.copyOf(wanted);
            return this;
        }

        public Builder reason(String why) {
            reason = why;
            return this;
        }

        @Override
        public BulkRequest build() {
            return kind.apply(this);
        }

        @Override
        public List<SdkField<?>> sdkFields() {
            return FIELDS;
        }

        @Override
        public Map<String, SdkField<?>> sdkFieldNameToField() {
            return Fields.byName(FIELDS);
        }
    }
}
