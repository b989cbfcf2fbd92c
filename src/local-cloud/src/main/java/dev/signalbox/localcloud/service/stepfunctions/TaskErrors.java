package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.states.TaskOutcome;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a state machine sees of a service's error.
 *
 * @param prefix of the error name, such as {@code Lambda}
 * @param serviceName as the cause names it, such as {@code AWSLambda}
 * @param unmodelled the error name of codes that the service's model does not have, such as {@code AWSLambdaException}
 */
record TaskErrors(String prefix, String serviceName, String unmodelled) {
    private static final int EXTENDED_ID = 56;

    TaskOutcome failed(AwsServiceException error) {
        var cause = ServiceError.messageOf(error) + " (Service: " + serviceName + "; Status Code: " + error.statusCode()
                + "; Error Code: " + ServiceError.codeOf(error) + "; Request ID: " + UUID.randomUUID()
                + "; Proxy: null)";
        return new TaskOutcome.Failed(prefix + "." + exception(error, unmodelled), cause);
    }

    /** The form of {@code aws-sdk} integrations, whose prefix is the name of the SDK's client, such as {@code S3}. */
    static TaskOutcome failedSdk(String client, AwsServiceException error) {
        var cause = ServiceError.messageOf(error) + " (Service: " + client + ", Status Code: " + error.statusCode()
                + ", Request ID: " + UUID.randomUUID() + (client.equals("S3") ? ", Extended Request ID: " + extendedId()
                        : "") + ")";
        return new TaskOutcome.Failed(client + "." + exception(error, client + "Exception"), cause);
    }

    /** S3 names a request twice. */
    private static String extendedId() {
        var id = new byte[EXTENDED_ID];
        ThreadLocalRandom.current().nextBytes(id);
        return Base64.getEncoder().encodeToString(id);
    }

    /** The SDK's exception class has the name that state machines match: {@code NoSuchKeyException}. */
    private static String exception(AwsServiceException error, String unmodelled) {
        var type = error.getClass();
        var isModelled = !type.equals(AwsServiceException.class) && !AwsServiceException.class.equals(type
                .getSuperclass());
        return isModelled ? type.getSimpleName() : unmodelled;
    }
}
