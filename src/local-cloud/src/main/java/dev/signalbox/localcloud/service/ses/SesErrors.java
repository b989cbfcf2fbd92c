package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The errors that sending has, which the two versions of the API name differently. */
enum SesErrors {
    V1 {
        @Override
        AwsServiceException rejected(String message) {
            return ServiceError.of(software.amazon.awssdk.services.ses.model.MessageRejectedException.builder(), 400,
                    "MessageRejected", message);
        }

        @Override
        AwsServiceException invalid(String message) {
            return ServiceError.of(400, "InvalidParameterValue", message);
        }
    },
    V2 {
        @Override
        AwsServiceException rejected(String message) {
            return ServiceError.of(software.amazon.awssdk.services.sesv2.model.MessageRejectedException.builder(), 400,
                    "MessageRejected", message);
        }

        @Override
        AwsServiceException invalid(String message) {
            return ServiceError.of(software.amazon.awssdk.services.sesv2.model.BadRequestException.builder(), 400,
                    "BadRequestException", message);
        }
    };

    abstract AwsServiceException rejected(String message);

    abstract AwsServiceException invalid(String message);
}
