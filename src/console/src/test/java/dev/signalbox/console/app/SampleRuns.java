package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Executions to be looked at, run in the local cloud. Each is over when it is told, except one that waits. */
final class SampleRuns {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private final SfnClient sfn;

    SampleRuns(Session session) {
        sfn = session.clients().client(SfnClient.builder());
    }

    /** So many states, one after another. */
    String chain(String name, int states) throws Exception {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i < states; i++) {
            all.append("\"State %d\":{\"Type\":\"Pass\",\"Next\":\"State %d\"},".formatted(i, i + 1));
        }
        return over(start(name, "{\"StartAt\":\"State 1\",\"States\":{" + all + "\"State " + states
                + "\":{\"Type\":\"Pass\",\"End\":true}}}"));
    }

    /** Four events each round. */
    String rounds(String name, int rounds) throws Exception {
        return over(start(name,
                """
                        {"StartAt":"Count","States":{
                        "Count":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"Enough"},
                        "Enough":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":%d,"Next":"Count"}],"Default":"Done"},
                        "Done":{"Type":"Succeed"}}}"""
                        .formatted(rounds)));
    }

    /** Goes on for an hour. */
    String waiting(String name) {
        return start(name, """
                {"StartAt":"Before","States":{"Before":{"Type":"Pass","Next":"Hour"},
                "Hour":{"Type":"Wait","Seconds":3600,"End":true}}}""");
    }

    private String start(String name, String definition) {
        String machine = sfn.createStateMachine(c -> c.name(name).roleArn("arn:aws:iam::000000000000:role/r")
                .definition(
                        definition)).stateMachineArn();
        return sfn.startExecution(s -> s.stateMachineArn(machine).name(name).input("{\"n\":0}")).executionArn();
    }

    private String over(String arn) throws Exception {
        Eventually.on(PATIENCE, () -> status(arn) != ExecutionStatus.RUNNING);
        if (status(arn) != ExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException(arn + " is " + status(arn));
        }
        return arn;
    }

    private ExecutionStatus status(String arn) {
        return sfn.describeExecution(d -> d.executionArn(arn)).status();
    }
}
