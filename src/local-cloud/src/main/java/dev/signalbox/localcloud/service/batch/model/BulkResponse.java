package dev.signalbox.localcloud.service.batch.model;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.batch.model.BatchResponse;

/** What became of each job. */
public final class BulkResponse extends BatchResponse {
    private static final List<SdkField<?>> FIELDS = List.of(Fields.texts("successful", r -> ((BulkResponse) r)
            .successful(), (b, ids) -> {}), Fields.structures("errors", r -> ((BulkResponse) r).errors()));

    private final List<String> successful;
    private final List<Failure> errors;

    public BulkResponse(List<String> successful, List<Failure> errors) {
        this(new Builder(List.copyOf(successful), List.copyOf(errors)));
    }

    private BulkResponse(Builder builder) {
        super(builder);
        successful = builder.successful;
        errors = builder.errors;
    }

    /** Jobs whose end was asked for, and such as are not there. */
    public List<String> successful() {
        return successful;
    }

    public List<Failure> errors() {
        return errors;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(successful, errors);
    }

    @Override
    public List<SdkField<?>> sdkFields() {
        return FIELDS;
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
        return Fields.byName(FIELDS);
    }

    /** Builds the same again. */
    public static final class Builder extends BatchResponse.BuilderImpl {
        private final List<String> successful;
        private final List<Failure> errors;

        private Builder(List<String> successful, List<Failure> errors) {
            this.successful = successful;
            this.errors = errors;
        }

        @Override
        public BulkResponse build() {
            return new BulkResponse(this);
        }
    }

    /** A job that could not be ended, and why. */
    public record Failure(String code, String job, String message) implements SdkPojo {
        private static final List<SdkField<?>> MEMBERS = List.of(Fields.text("code", f -> ((Failure) f).code(), (b,
                v) -> {}), Fields.text("job", f -> ((Failure) f).job(), (b, v) -> {}), Fields.text("message",
                        f -> ((Failure) f).message(), (b, v) -> {}));

        @Override
        public List<SdkField<?>> sdkFields() {
            return MEMBERS;
        }

        @Override
        public Map<String, SdkField<?>> sdkFieldNameToField() {
            return Fields.byName(MEMBERS);
        }
    }
}
