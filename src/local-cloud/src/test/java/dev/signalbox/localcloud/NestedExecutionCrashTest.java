package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A Map Run whose children wait for executions of another machine is killed with its process, and goes on. */
final class NestedExecutionCrashTest {
    private static final int ITEMS = 6;

    @TempDir Path folder;

    @Test
    @Timeout(120)
    void executionsThatWaitForOthersGoOnWhereKill9EndedThem() throws Exception {
        var execution = killed();

        try (var cloud = new MapRunFixture(folder)) {
            var end = cloud.end(execution);
            assertThat(end.status()).as(end.error() + " " + end.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
            assertThat(end.output()).isEqualTo(
                    "[{\"twice\":0},{\"twice\":2},{\"twice\":4},{\"twice\":6},{\"twice\":8},{\"twice\":10}]");
            var children = cloud.states().listExecutions(r -> r.stateMachineArn(Program.child(execution))).executions();
            var inputs = new HashSet<String>();
            children.forEach(c -> inputs.add(cloud.describe(c.executionArn()).input()));
            assertThat(children).as("none began twice").hasSize(ITEMS)
                    .allMatch(c -> c.status() == ExecutionStatus.SUCCEEDED);
            assertThat(inputs).hasSize(ITEMS);
        }
    }

    private String killed() throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), "-XX:TieredStopAtLevel=1", Program.class.getName(), folder
                        .toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = process.inputReader()) {
            var line = said.readLine();
            while (line != null && !line.startsWith("waiting ")) {
                line = said.readLine();
            }
            assertThat(line).as("the program ended").isNotNull();
            return line.substring("waiting ".length());
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** Says the execution's ARN when some of its children wait for theirs, and waits to be killed. */
    static final class Program {
        public static void main(String[] arguments) throws InterruptedException {
            try (var cloud = new MapRunFixture(Path.of(arguments[0]))) {
                var child = cloud.states().createStateMachine(r -> r.name("child").roleArn(
                        "arn:aws:iam::000000000000:role/r").definition("""
                                {"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3,"Next":"B"},"B":{"Type":"Pass",
                                "Parameters":{"twice.$":"States.MathAdd($.n, $.n)"},"End":true}}}"""))
                        .stateMachineArn();
                var execution = cloud.start("STANDARD", "'ItemsPath':'$.items','MaxConcurrency':3,",
                        "'I':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync:2','Parameters':{"
                                + "'StateMachineArn':'" + child + "','Input':{'n.$':'$'}},'OutputPath':'$.Output',"
                                + "'End':true}", "{'items':[0,1,2,3,4,5]}");
                StepFunctionsContractTest.await(() -> cloud.states().listExecutions(r -> r.stateMachineArn(child))
                        .executions().size() >= 2);
                System.out.println("waiting " + execution);
                new CountDownLatch(1).await();
            }
        }

        static String child(String execution) {
            return execution.replace(":execution:", ":stateMachine:").replaceAll(":m:e$", ":child");
        }
    }
}
