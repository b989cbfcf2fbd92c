package dev.signalbox.localcloud.service.stepfunctions.request;

import dev.signalbox.localcloud.runtime.ServiceError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;

/** ARNs of Step Functions as requests name them. */
public final class Arns {
    private static final int PARTS_BEFORE_NAME = 6;

    private Arns() {}

    /**
     * The ARN given, if it is one of a resource of this kind.
     *
     * @param kind such as {@code stateMachine}
     */
    public static String of(@Nullable String arn, String kind) {
        var given = String.valueOf(arn);
        if (!given.startsWith("arn:")) {
            throw invalid("Invalid ARN prefix: " + given);
        }
        var parts = given.split(":", -1);
        if (parts.length <= PARTS_BEFORE_NAME || !parts[2].equals("states") || given.endsWith(":")) {
            throw invalid(given);
        }
        if (!parts[5].equals(kind)) {
            throw invalid("Resource type not valid in this context: " + parts[5]);
        }
        return given;
    }

    /** The ARN of the state machine that a version, an alias or a Map state's ARN belongs to; or the same ARN. */
    public static String machine(String arn) {
        var parts = arn.split(":", -1);
        var machine = parts.length > PARTS_BEFORE_NAME + 1 ? arn.substring(0, arn.length() - parts[PARTS_BEFORE_NAME
                + 1].length() - 1) : arn;
        int label = machine.indexOf('/');
        return label < 0 ? machine : machine.substring(0, label);
    }

    /** What follows the state machine's name: a version number or an alias; empty if nothing does. */
    public static String qualifier(String arn) {
        var parts = arn.split(":", -1);
        return parts.length > PARTS_BEFORE_NAME + 1 ? parts[PARTS_BEFORE_NAME + 1] : "";
    }

    /** Whether this qualifier can only be the number of a version: names of aliases are never all digits. */
    public static boolean isNumber(String qualifier) {
        return qualifier.matches("\\d+");
    }

    /** {@code InvalidArn} with AWS's explanation. */
    public static AwsServiceException invalid(String why) {
        return ServiceError.of(InvalidArnException.builder(), 400, "InvalidArn", "Invalid Arn: '" + why + "'");
    }
}
