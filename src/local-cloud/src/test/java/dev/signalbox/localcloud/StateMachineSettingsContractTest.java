package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.InvalidLoggingConfigurationException;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;

/** What a state machine is told about logs, traces and keys. */
final class StateMachineSettingsContractTest extends StateMachinesOnLocalCloud {
    private static final String PASS = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Pass\",\"End\":true}}}";

    private LogDestination group(String name) {
        try (var logs = fixture.client(CloudWatchLogsClient.builder())) {
            logs.createLogGroup(r -> r.logGroupName(name));
            var arn = logs.describeLogGroups(r -> r.logGroupNamePrefix(name)).logGroups().getFirst().arn();
            return destination(arn);
        }
    }

    private static LogDestination destination(String arn) {
        return LogDestination.builder().cloudWatchLogsLogGroup(g -> g.logGroupArn(arn)).build();
    }

    private static LoggingConfiguration logging(LogLevel level, LogDestination... to) {
        return LoggingConfiguration.builder().level(level).includeExecutionData(true).destinations(to).build();
    }

    private String create(String name, LoggingConfiguration logging) {
        return states.createStateMachine(r -> r.name(name).definition(PASS).roleArn(ROLE).loggingConfiguration(logging)
                .tracingConfiguration(t -> t.enabled(true)).encryptionConfiguration(e -> e.type(
                        EncryptionType.CUSTOMER_MANAGED_KMS_KEY).kmsKeyId("k"))).stateMachineArn();
    }

    @Test
    void keepsAndTellsThemOverARestart() {
        var wanted = logging(LogLevel.ALL, group("one"));
        var arn = create("m", wanted);
        var execution = states.startExecution(r -> r.stateMachineArn(arn)).executionArn();
        stop();
        start();

        var told = states.describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(told.loggingConfiguration()).isEqualTo(wanted);
        assertThat(told.tracingConfiguration().enabled()).isTrue();
        assertThat(told.encryptionConfiguration().kmsKeyId()).isEqualTo("k");
        assertThat(create("m", wanted)).isEqualTo(arn);
        assertThatThrownBy(() -> create("m", logging(LogLevel.FATAL, wanted.destinations().getFirst()))).isInstanceOf(
                StateMachineAlreadyExistsException.class);
        states.updateStateMachine(r -> r.stateMachineArn(arn).tracingConfiguration(t -> t.enabled(false)));
        var run = states.describeStateMachineForExecution(r -> r.executionArn(execution));
        assertThat(run.loggingConfiguration()).isEqualTo(wanted);
        assertThat(run.tracingConfiguration().enabled()).isTrue();
        assertThat(run.encryptionConfiguration().type()).isEqualTo(EncryptionType.CUSTOMER_MANAGED_KMS_KEY);
    }

    @Test
    void tellsDefaults() {
        var arn = states.createStateMachine(r -> r.name("m").definition(PASS).roleArn(ROLE).loggingConfiguration(
                l -> {})).stateMachineArn();

        var told = states.describeStateMachine(r -> r.stateMachineArn(arn));
        assertThat(told.loggingConfiguration().level()).isEqualTo(LogLevel.OFF);
        assertThat(told.loggingConfiguration().includeExecutionData()).isFalse();
        assertThat(told.loggingConfiguration().hasDestinations()).isFalse();
        assertThat(told.tracingConfiguration().enabled()).isFalse();
        assertThat(told.encryptionConfiguration().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);
    }

    @Test
    void anUpdateThatChangesNothingKeepsTheRevision() {
        var group = group("one");
        var arn = create("m", logging(LogLevel.ALL, group));

        assertThat(update(arn, logging(LogLevel.ALL, group))).isEmpty();
        var revision = update(arn, logging(LogLevel.FATAL, group));
        assertThat(revision).isPresent();
        assertThat(update(arn, logging(LogLevel.FATAL, group))).isEqualTo(revision);
        assertThat(states.describeStateMachine(r -> r.stateMachineArn(arn)).encryptionConfiguration().kmsKeyId())
                .isEqualTo("k");
        assertThatThrownBy(() -> states.updateStateMachine(r -> r.stateMachineArn(arn))).isInstanceOf(
                MissingRequiredParameterException.class).hasMessageStartingWith(
                        "Either the definition, the role ARN, the LoggingConfiguration, or the TracingConfiguration "
                                + "must be specified");
    }

    private Optional<String> update(String arn, LoggingConfiguration logging) {
        return Optional.ofNullable(states.updateStateMachine(r -> r.stateMachineArn(arn).loggingConfiguration(logging))
                .revisionId());
    }

    @Test
    void refusesDestinationsThatCannotBe() {
        var one = group("one");
        var two = group("two");
        var none = "Invalid Logging Configuration: Must specify exactly one Log Destination.";
        for (var level : List.of(LogLevel.ALL, LogLevel.ERROR, LogLevel.FATAL)) {
            refused(() -> create("m", logging(level)), none);
        }
        refused(() -> create("m", logging(LogLevel.ALL, one, two)), none);
        refused(() -> create("m", logging(LogLevel.ALL, destination(
                "arn:aws:logs:local-1:000000000000:log-group:gone:*"))),
                "Invalid Logging Configuration: Log Destination not found.");
        var arn = create("m", logging(LogLevel.OFF, one));
        refused(() -> update(arn, logging(LogLevel.ALL)), none);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidLoggingConfigurationException.class).hasMessageStartingWith(
                message);
    }
}
