package dev.signalbox.localcloud.service.lambda.source;

import dev.signalbox.localcloud.pattern.EventPattern;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** What Lambda asks of mappings of queues. */
final class MappingRules {
    private static final Set<String> SUPPORTED = Set.of("EventSourceArn", "FunctionName", "Enabled", "BatchSize",
            "MaximumBatchingWindowInSeconds", "FunctionResponseTypes", "FilterCriteria", "ScalingConfig", "UUID",
            "StartingPosition", "StartingPositionTimestamp");
    private static final int PLAIN_BATCH = 10;
    private static final int MOST_FILTERS = 5;

    private final CloudContext context;

    MappingRules(CloudContext context) {
        this.context = context;
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(InvalidParameterValueException.builder().type("User"), 400,
                "InvalidParameterValueException", message);
    }

    void refuse(SdkPojo request) {
        var names = SdkFields.unsupported(request, SUPPORTED);
        if (!names.isEmpty()) {
            throw invalid("The local cloud does not implement this setting of event source mappings: " + String.join(
                    ", ", names));
        }
    }

    void checkSource(@Nullable String arn) {
        var parts = arn == null ? new String[0] : arn.split(":", 6);
        if (parts.length < 6) {
            throw invalid("Unrecognized event source.");
        }
        if (!parts[2].equals("sqs")) {
            throw invalid("The local cloud does not implement event sources of service " + parts[2] + ": " + arn);
        }
    }

    /** The function that is named; with the qualifier if there is one. */
    GetFunctionConfigurationResponse function(String name) {
        try {
            return context.calls().call(GetFunctionConfigurationRequest.builder().functionName(name).build(),
                    GetFunctionConfigurationResponse.class);
        } catch (ResourceNotFoundException e) {
            throw invalid("Function does not exist");
        }
    }

    void check(Mapping mapping, int timeoutSeconds) {
        between("batchSize", mapping.batchSize(), 1, 10_000);
        between("maximumBatchingWindowInSeconds", mapping.windowSeconds(), 0, 300);
        mapping.maximumConcurrency().ifPresent(m -> between("scalingConfig.maximumConcurrency", m, 2, 1_000));
        if (mapping.fifo() && mapping.windowSeconds() > 0) {
            throw invalid("Batching window is not supported for FIFO queues.");
        }
        if (mapping.fifo() && mapping.batchSize() > PLAIN_BATCH) {
            throw invalid("Maximum batch size of FIFO queues is " + PLAIN_BATCH + ".");
        }
        if (mapping.batchSize() > PLAIN_BATCH && mapping.windowSeconds() == 0) {
            throw invalid(
                    "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than "
                            + PLAIN_BATCH);
        }
        int visibility = visibility(mapping);
        if (visibility < timeoutSeconds) {
            throw invalid("Queue visibility timeout: " + visibility + " seconds is less than Function timeout: "
                    + timeoutSeconds + " seconds");
        }
    }

    private int visibility(Mapping mapping) {
        try {
            return new QueueSource(context.calls(), mapping.queueName()).visibilitySeconds();
        } catch (AwsServiceException e) {
            var code = ServiceError.queryErrorOf(e).map(c -> c.split(";", 2)[0]).orElse(ServiceError.codeOf(e));
            throw invalid("Error occurred while ReceiveMessage. SQS Error Code: " + code + ". SQS Error Message: "
                    + ServiceError.messageOf(e));
        }
    }

    private static void between(String member, int value, int least, int most) {
        if (value < least || value > most) {
            throw ServiceError.of(400, "ValidationException", "1 validation error detected: Value '" + value + "' at '"
                    + member + "' failed to satisfy constraint: " + (value < least
                            ? "Member must have value greater than or equal to " + least
                            : "Member must have value less than or equal to " + most));
        }
    }

    Optional<List<String>> filters(@Nullable FilterCriteria criteria) {
        if (criteria == null) {
            return Optional.empty();
        }
        var patterns = criteria.filters().stream().map(Filter::pattern).toList();
        if (patterns.size() > MOST_FILTERS || patterns.stream().anyMatch(p -> p == null || EventPattern.ofRecords(p)
                .isEmpty())) {
            throw invalid("Invalid filter pattern definition.");
        }
        return Optional.of(patterns);
    }
}
