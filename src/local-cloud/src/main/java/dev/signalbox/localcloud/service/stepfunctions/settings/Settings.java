package dev.signalbox.localcloud.service.stepfunctions.settings;

import dev.signalbox.localcloud.runtime.ModelJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.TracingConfiguration;

/**
 * What a state machine was told about logs, traces and keys: the API's own structures as JSON. Traces and encryption with keys of
 * one's own are kept and told, and have no effect here.
 */
public record Settings(Optional<String> logging, Optional<String> tracing, Optional<String> encryption) {
    /** Of a state machine that was told nothing. */
    public static final Settings DEFAULT = new Settings(Optional.empty(), Optional.empty(), Optional.empty());

    /** The same with those given that are not null. */
    public Settings with(@Nullable LoggingConfiguration newLogging, @Nullable TracingConfiguration newTracing,
            @Nullable EncryptionConfiguration newEncryption) {
        return new Settings(json(newLogging == null ? null : complete(newLogging)).or(this::logging), json(newTracing)
                .or(this::tracing), json(newEncryption).or(this::encryption));
    }

    private static LoggingConfiguration complete(LoggingConfiguration given) {
        return given.toBuilder().level(given.level() == null ? LogLevel.OFF : given.level()).includeExecutionData(
                Boolean.TRUE.equals(given.includeExecutionData())).build();
    }

    private static Optional<String> json(@Nullable SdkPojo model) {
        return Optional.ofNullable(model).map(ModelJson::write);
    }

    /** What is logged; nothing, if nothing was said. */
    public LoggingConfiguration loggingConfiguration() {
        return logging.map(json -> ModelJson.read(json, LoggingConfiguration.class)).orElseGet(
                () -> LoggingConfiguration.builder().level(LogLevel.OFF).includeExecutionData(false).build());
    }

    public TracingConfiguration tracingConfiguration() {
        return tracing.map(json -> ModelJson.read(json, TracingConfiguration.class)).orElseGet(
                () -> TracingConfiguration.builder().enabled(false).build());
    }

    public EncryptionConfiguration encryptionConfiguration() {
        return encryption.map(json -> ModelJson.read(json, EncryptionConfiguration.class)).orElseGet(
                () -> EncryptionConfiguration.builder().type(EncryptionType.AWS_OWNED_KEY).build());
    }

    /** Whether both mean the same, however much of it was said. */
    public boolean means(Settings other) {
        return loggingConfiguration().equals(other.loggingConfiguration()) && tracingConfiguration().equals(other
                .tracingConfiguration()) && encryptionConfiguration().equals(other.encryptionConfiguration());
    }
}
