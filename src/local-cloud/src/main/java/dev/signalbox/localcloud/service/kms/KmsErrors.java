package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.model.AlreadyExistsException;
import software.amazon.awssdk.services.kms.model.DisabledException;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidAliasNameException;
import software.amazon.awssdk.services.kms.model.InvalidArnException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;
import software.amazon.awssdk.services.kms.model.KmsInvalidStateException;
import software.amazon.awssdk.services.kms.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.kms.model.NotFoundException;
import software.amazon.awssdk.services.kms.model.UnsupportedOperationException;

/** KMS's errors with its codes and texts. */
final class KmsErrors {
    private KmsErrors() {}

    static AwsServiceException notFound(String what) {
        return ServiceError.of(NotFoundException.builder(), 400, "NotFoundException", what + " is not found.");
    }

    static AwsServiceException disabled(String arn) {
        return ServiceError.of(DisabledException.builder(), 400, "DisabledException", arn + " is disabled.");
    }

    static AwsServiceException state(String arn, String state) {
        return ServiceError.of(KmsInvalidStateException.builder(), 400, "KMSInvalidStateException", arn + " is "
                + state + ".");
    }

    static AwsServiceException exists(String alias) {
        return ServiceError.of(AlreadyExistsException.builder(), 400, "AlreadyExistsException",
                "An alias with the name " + alias + " already exists");
    }

    static AwsServiceException aliasName(String why) {
        return ServiceError.of(InvalidAliasNameException.builder(), 400, "InvalidAliasNameException", why);
    }

    static AwsServiceException arn(String arn) {
        return ServiceError.of(InvalidArnException.builder(), 400, "InvalidArnException", "Invalid arn " + arn);
    }

    /** AWS says no more, on purpose. */
    static AwsServiceException ciphertext() {
        return ServiceError.of(InvalidCiphertextException.builder(), 400, "InvalidCiphertextException", "");
    }

    static AwsServiceException incorrectKey() {
        return ServiceError.of(IncorrectKeyException.builder(), 400, "IncorrectKeyException",
                "The key ID in the request does not identify a CMK that can perform this operation.");
    }

    static AwsServiceException policy(String why) {
        return ServiceError.of(MalformedPolicyDocumentException.builder(), 400, "MalformedPolicyDocumentException",
                why);
    }

    static AwsServiceException unsupported(String what) {
        return ServiceError.of(UnsupportedOperationException.builder(), 400, "UnsupportedOperationException",
                "The local cloud does not implement " + what + ".");
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(400, "ValidationException", message);
    }

    static AwsServiceException constraint(Object value, String member, String constraint) {
        return invalid("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }
}
