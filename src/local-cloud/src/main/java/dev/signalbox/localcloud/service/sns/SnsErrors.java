package dev.signalbox.localcloud.service.sns;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sns.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sns.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sns.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.KmsDisabledException;
import software.amazon.awssdk.services.sns.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sns.model.KmsNotFoundException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.ThrottledException;
import software.amazon.awssdk.services.sns.model.TooManyEntriesInBatchRequestException;

/** SNS's errors with its codes and texts. */
final class SnsErrors {
    private SnsErrors() {}

    static AwsServiceException noTopic() {
        return ServiceError.of(NotFoundException.builder(), 404, "NotFound", "Topic does not exist");
    }

    static AwsServiceException noSubscription() {
        return ServiceError.of(NotFoundException.builder(), 404, "NotFound", "Subscription does not exist");
    }

    /** For tags, which have an error of their own. */
    static AwsServiceException noResource() {
        return ServiceError.of(ResourceNotFoundException.builder(), 404, "ResourceNotFound",
                "Resource does not exist");
    }

    /** @param what for example {@code Subject} or {@code Token Reason: expired} */
    static AwsServiceException invalid(String what) {
        return ServiceError.of(InvalidParameterException.builder(), 400, "InvalidParameter", "Invalid parameter: "
                + what);
    }

    static AwsServiceException unsupported(String parameter, String what) {
        return invalid(parameter + " Reason: the local cloud does not implement " + what);
    }

    static AwsServiceException throttled() {
        return ServiceError.of(ThrottledException.builder(), 429, "Throttled", "Rate exceeded");
    }

    static AwsServiceException keyNotFound(String message) {
        return ServiceError.of(KmsNotFoundException.builder(), 400, "KMSNotFound", message);
    }

    static AwsServiceException keyDisabled(String key) {
        return ServiceError.of(KmsDisabledException.builder(), 400, "KMSDisabled", key + " is disabled.");
    }

    static AwsServiceException keyState(String key, String state) {
        return ServiceError.of(KmsInvalidStateException.builder(), 400, "KMSInvalidState", key + " is " + state + ".");
    }

    static AwsServiceException emptyBatch() {
        return ServiceError.of(EmptyBatchRequestException.builder(), 400, "EmptyBatchRequest",
                "The batch request doesn't contain any entries.");
    }

    static AwsServiceException tooManyEntries() {
        return ServiceError.of(TooManyEntriesInBatchRequestException.builder(), 400, "TooManyEntriesInBatchRequest",
                "The batch request contains more entries than permissible (10).");
    }

    static AwsServiceException repeatedIds() {
        return ServiceError.of(BatchEntryIdsNotDistinctException.builder(), 400, "BatchEntryIdsNotDistinct",
                "Two or more batch entries in the request have the same Id.");
    }

    static AwsServiceException entryId() {
        return ServiceError.of(InvalidBatchEntryIdException.builder(), 400, "InvalidBatchEntryId",
                "The Id of a batch entry in a batch request doesn't abide by the specification.");
    }
}
