package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.states.TaskOutcome;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What a state machine sees of a service's error.
 *
 * @param prefix of the error name, such as {@code Lambda}
 * @param serviceName as the cause names it, such as {@code AWSLambda}
 * @param unmodelled the error name of codes that the service's model does not have, such as {@code AWSLambdaException}
 */
record TaskErrors(String prefix, String serviceName, String unmodelled) {
    TaskOutcome failed(AwsServiceException error) {
        var code = ServiceError.codeOf(error);
        var modelled = !error.getClass().equals(AwsServiceException.class);
        var cause = ServiceError.messageOf(error) + " (Service: " + serviceName + "; Status Code: " + error.statusCode()
                + "; Error Code: " + code + "; Proxy: null)";
        return new TaskOutcome.Failed(prefix + "." + (modelled ? code : unmodelled), cause);
    }
}
