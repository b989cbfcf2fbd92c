package dev.signalbox.localcloud.service.stepfunctions.settings;

import dev.signalbox.localcloud.runtime.Calls;
import dev.signalbox.localcloud.runtime.ServiceError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeLogGroupsResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionConfiguration;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.InvalidEncryptionConfigurationException;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** Refuses settings as AWS does. */
public final class SettingsCheck {
    private static final String GROUP = ":log-group:";

    private final Calls calls;

    public SettingsCheck(Calls calls) {
        this.calls = calls;
    }

    public void check(@Nullable LoggingConfiguration logging, @Nullable EncryptionConfiguration encryption) {
        if (logging != null) {
            checkDestinations(logging);
        }
        checkKey(encryption);
    }

    private void checkDestinations(LoggingConfiguration logging) {
        boolean on = logging.level() != null && logging.level() != LogLevel.OFF;
        int count = logging.destinations().size();
        if (count > 1 || (on && count == 0)) {
            throw logging("Must specify exactly one Log Destination.");
        }
        for (var destination : logging.destinations()) {
            var group = destination.cloudWatchLogsLogGroup();
            if (group == null || group.logGroupArn() == null || !exists(group.logGroupArn())) {
                throw logging("Log Destination not found.");
            }
        }
    }

    private boolean exists(String arn) {
        if (!arn.contains(GROUP)) {
            return false;
        }
        var name = arn.substring(arn.indexOf(GROUP) + GROUP.length()).replaceFirst(":\\*$", "");
        return !calls.implementsOperation(DescribeLogGroupsRequest.class) || calls.call(DescribeLogGroupsRequest
                .builder().logGroupNamePrefix(name).build(), DescribeLogGroupsResponse.class).logGroups().stream()
                .anyMatch(g -> name.equals(g.logGroupName()));
    }

    private static AwsServiceException logging(String why) {
        return ServiceError.of(InvalidLoggingConfigurationException.builder(), 400, "InvalidLoggingConfiguration",
                "Invalid Logging Configuration: " + why);
    }

    /** Refuses a key without a type of its own, and the other way round. */
    public static void checkKey(@Nullable EncryptionConfiguration encryption) {
        if (encryption == null) {
            return;
        }
        boolean own = encryption.type() == EncryptionType.CUSTOMER_MANAGED_KMS_KEY;
        if (own != (encryption.kmsKeyId() != null)) {
            throw ServiceError.of(InvalidEncryptionConfigurationException.builder(), 400,
                    "InvalidEncryptionConfiguration",
                    "Invalid Encryption Configuration: kmsKeyId is required with type "
                            + "CUSTOMER_MANAGED_KMS_KEY, and only with it.");
        }
    }
}
