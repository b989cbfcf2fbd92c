package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.sqs.queue.Queue;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.DescribeKeyRequest;
import software.amazon.awssdk.services.kms.model.DescribeKeyResponse;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.sqs.model.KmsDisabledException;
import software.amazon.awssdk.services.sqs.model.KmsInvalidStateException;
import software.amazon.awssdk.services.sqs.model.KmsNotFoundException;

/** Whether the key that a queue is encrypted with can be used. Messages are not really encrypted in the local store. */
final class KeyCheck {
    private final Calls calls;

    KeyCheck(Calls calls) {
        this.calls = calls;
    }

    void check(Queue queue) {
        queue.attribute("KmsMasterKeyId").ifPresent(this::check);
    }

    private void check(String key) {
        var state = state(key);
        if (state == KeyState.DISABLED) {
            throw ServiceError.of(KmsDisabledException.builder(), "KmsDisabled", "KMS.DisabledException", key
                    + " is disabled.");
        }
        if (state != KeyState.ENABLED) {
            throw ServiceError.of(KmsInvalidStateException.builder(), "KmsInvalidState", "KMS.KMSInvalidStateException",
                    key + " is " + state + ".");
        }
    }

    private KeyState state(String key) {
        try {
            return calls.call(DescribeKeyRequest.builder().keyId(key).build(), DescribeKeyResponse.class).keyMetadata()
                    .keyState();
        } catch (AwsServiceException e) {
            throw ServiceError.of(KmsNotFoundException.builder(), "KmsNotFound", "KMS.NotFoundException", ServiceError
                    .messageOf(e));
        }
    }
}
