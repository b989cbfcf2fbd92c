package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.OverLimitException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** SQS's errors with its names, the codes that it had in the Query protocol, and its texts. */
final class SqsErrors {
    private static final String PREFIX = "AWS.SimpleQueueService.";

    private SqsErrors() {}

    static AwsServiceException noQueue() {
        return ServiceError.of(QueueDoesNotExistException.builder(), "QueueDoesNotExist", PREFIX + "NonExistentQueue",
                "The specified queue does not exist.");
    }

    static AwsServiceException queueExists(String attribute) {
        return ServiceError.of(QueueNameExistsException.builder(), "QueueNameExists", "QueueAlreadyExists",
                "A queue already exists with the same name and a different value for attribute " + attribute);
    }

    static AwsServiceException purging(String queue) {
        return ServiceError.of(PurgeQueueInProgressException.builder(), "PurgeQueueInProgress", PREFIX
                + "PurgeQueueInProgress", "Only one PurgeQueue operation on " + queue
                        + " is allowed every 60 seconds.");
    }

    static AwsServiceException missing(String parameter) {
        return ServiceError.of(400, "MissingParameter", "The request must contain the parameter " + parameter + ".");
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(400, "InvalidParameterValue", message);
    }

    static AwsServiceException invalid(Object value, String parameter, String reason) {
        return invalid("Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    static AwsServiceException attributeName(String name) {
        return ServiceError.of(InvalidAttributeNameException.builder(), "InvalidAttributeName", "InvalidAttributeName",
                "Unknown Attribute " + name + ".");
    }

    static AwsServiceException attributeValue(String name) {
        return ServiceError.of(InvalidAttributeValueException.builder(), "InvalidAttributeValue",
                "InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
    }

    static AwsServiceException contents() {
        return ServiceError.of(InvalidMessageContentsException.builder(), "InvalidMessageContents",
                "InvalidMessageContents", "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD "
                        + "| #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");
    }

    static AwsServiceException receiptHandle(String handle) {
        return ServiceError.of(ReceiptHandleIsInvalidException.builder(), "ReceiptHandleIsInvalid",
                "ReceiptHandleIsInvalid", "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
    }

    static AwsServiceException notInFlight(String handle) {
        return ServiceError.of(MessageNotInflightException.builder(), "MessageNotInflight", PREFIX
                + "MessageNotInflight", "Value " + handle + " for parameter ReceiptHandle is invalid. Reason: "
                        + "Message does not exist or is not available for visibility timeout change.");
    }

    static AwsServiceException overLimit() {
        return ServiceError.of(OverLimitException.builder(), "OverLimit", "OverLimit",
                "Too many messages are in flight: delete some that were received.");
    }

    static AwsServiceException emptyBatch(String entry) {
        return ServiceError.of(EmptyBatchRequestException.builder(), "EmptyBatchRequest", PREFIX + "EmptyBatchRequest",
                "There should be at least one " + entry + " in the request.");
    }

    static AwsServiceException tooManyEntries(int count) {
        return ServiceError.of(TooManyEntriesInBatchRequestException.builder(), "TooManyEntriesInBatchRequest", PREFIX
                + "TooManyEntriesInBatchRequest", "Maximum number of entries per request are 10. You have sent " + count
                        + ".");
    }

    static AwsServiceException repeatedId(String id) {
        return ServiceError.of(BatchEntryIdsNotDistinctException.builder(), "BatchEntryIdsNotDistinct", PREFIX
                + "BatchEntryIdsNotDistinct", "Id " + id + " repeated.");
    }

    static AwsServiceException entryId() {
        return ServiceError.of(InvalidBatchEntryIdException.builder(), "InvalidBatchEntryId", PREFIX
                + "InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and "
                        + "underscores. It can be at most 80 letters long.");
    }

    static AwsServiceException batchTooLong(long bytes) {
        return ServiceError.of(BatchRequestTooLongException.builder(), "BatchRequestTooLong", PREFIX
                + "BatchRequestTooLong", "Batch requests cannot be longer than " + Sizes.LARGEST
                        + " bytes. You have sent " + bytes + " bytes.");
    }

    static AwsServiceException unsupported(String what) {
        return ServiceError.of(UnsupportedOperationException.builder(), "UnsupportedOperation", PREFIX
                + "UnsupportedOperation", "The local cloud does not implement " + what + ".");
    }
}
