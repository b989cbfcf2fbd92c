package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.ServiceError;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.model.ActivityAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.TooManyTagsException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** Step Functions' errors in its own words. */
public final class Errors {
    private Errors() {}

    private static AwsServiceException of(AwsServiceException.Builder builder, String code, String message) {
        return ServiceError.of(builder, 400, code, message);
    }

    public static AwsServiceException noStateMachine(String arn) {
        return of(StateMachineDoesNotExistException.builder(), "StateMachineDoesNotExist",
                "State Machine Does Not Exist: '" + arn + "'");
    }

    static AwsServiceException stateMachineExists(String arn) {
        return of(StateMachineAlreadyExistsException.builder(), "StateMachineAlreadyExists",
                "State Machine Already Exists: '" + arn + "'");
    }

    static AwsServiceException deleting(String arn) {
        return of(StateMachineDeletingException.builder(), "StateMachineDeleting", "State Machine Is Deleting: '" + arn
                + "'");
    }

    static AwsServiceException noExecution(String arn) {
        return of(ExecutionDoesNotExistException.builder(), "ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn
                + "'");
    }

    static AwsServiceException executionExists(String arn) {
        return of(ExecutionAlreadyExistsException.builder(), "ExecutionAlreadyExists", "Execution Already Exists: '"
                + arn + "'");
    }

    static AwsServiceException notRedrivable(String why) {
        return of(ExecutionNotRedrivableException.builder(), "ExecutionNotRedrivable", why);
    }

    static AwsServiceException role(String arn) {
        return of(InvalidArnException.builder(), "InvalidArn", "Invalid Role Arn: '" + arn + "'");
    }

    static AwsServiceException name(String name) {
        return of(InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
    }

    public static AwsServiceException definition(String message) {
        return of(InvalidDefinitionException.builder(), "InvalidDefinition", message);
    }

    public static AwsServiceException input(String why) {
        return of(InvalidExecutionInputException.builder(), "InvalidExecutionInput",
                "Invalid State Machine Execution Input: '" + why + "'");
    }

    static AwsServiceException output(String why) {
        return of(InvalidOutputException.builder(), "InvalidOutput", "Invalid Output: '" + why + "'");
    }

    public static AwsServiceException token(String why) {
        return of(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: '" + why + "'");
    }

    static AwsServiceException noActivity(String arn) {
        return of(ActivityDoesNotExistException.builder(), "ActivityDoesNotExist", "Activity Does Not Exist: '" + arn
                + "'");
    }

    static AwsServiceException activityExists(String arn) {
        return of(ActivityAlreadyExistsException.builder(), "ActivityAlreadyExists", "Activity Already Exists: '" + arn
                + "'");
    }

    static AwsServiceException noTask() {
        return of(TaskDoesNotExistException.builder(), "TaskDoesNotExist", "Task does not exist");
    }

    static AwsServiceException taskTimedOut() {
        return of(TaskTimedOutException.builder(), "TaskTimedOut",
                "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static AwsServiceException missing(String message) {
        return of(MissingRequiredParameterException.builder(), "MissingRequiredParameter", message);
    }

    public static AwsServiceException noResource(String arn) {
        return of(ResourceNotFoundException.builder(), "ResourceNotFound", "Resource not found: '" + arn + "'");
    }

    static AwsServiceException tooManyTags(String arn) {
        return of(TooManyTagsException.builder(), "TooManyTags", "'" + arn + "' has too many tags");
    }

    static AwsServiceException type(String message) {
        return of(StateMachineTypeNotSupportedException.builder(), "StateMachineTypeNotSupported", message);
    }

    public static AwsServiceException validation(String message) {
        return of(ValidationException.builder(), "ValidationException", message);
    }
}
