package dev.signalbox.localcloud.wire;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** One protocol's way out. */
interface ResponseWriter {
    WireResponse answer(SdkPojo response, Operation operation, String requestId);

    /** @param operation absent when the request named none that is known */
    WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId);
}
