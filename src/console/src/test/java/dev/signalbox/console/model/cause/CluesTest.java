package dev.signalbox.console.model.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionDetails.Qualifier;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.Histories;
import dev.signalbox.console.model.History;
import dev.signalbox.console.model.LogLine;
import dev.signalbox.console.model.Redrivability;
import dev.signalbox.console.model.cause.ObjectClue.Where;
import dev.signalbox.console.model.logs.LogSource;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CluesTest {
    private final Histories history = new Histories().started();

    private Clues clues() {
        History all = History.of(history.events(), true);
        return Clues.read(all, all.cause().orElseThrow());
    }

    private static ExecutionDetails details(Optional<String> obstacle, boolean kept) {
        var summary = new ExecutionSummary(new ExecutionId("arn"), ExecutionStatus.FAILED, Instant.EPOCH, Optional
                .empty());
        return new ExecutionDetails(summary, "", "{}", Optional.empty(), Optional.empty(), Optional.empty(),
                new Redrivability(0, Optional.empty(), obstacle), kept ? Optional.of(Instant.EPOCH) : Optional.empty(),
                Optional.empty(), Qualifier.NONE);
    }

    @Test
    void theLogOfTheBranchThatFailedIsMeantAndNotOfThatWhichRanLast() {
        history.entered("Map", "All").then("MapStateStarted");
        long begun = history.last();
        history.after(begun, "TaskStateEntered", "name", "Load").then("TaskScheduled", "resourceType", "batch",
                "resource", "submitJob.sync").then("TaskSubmitted", "output", "{\"JobId\":\"bad\"}").then("TaskFailed",
                        "error", "States.TaskFailed");
        long failed = history.last();
        history.after(begun, "TaskStateEntered", "name", "Load").then("TaskScheduled", "resourceType", "batch",
                "resource", "submitJob.sync").then("TaskSubmitted", "output", "{\"JobId\":\"good\"}");
        history.after(failed, "ExecutionFailed", "error", "States.TaskFailed");

        assertThat(clues().source()).isEqualTo(new LogSource.Job("bad"));
    }

    @Test
    void anObjectIsNamedByTheLogThenByTheErrorAndNeverGuessed() {
        history.entered("Task", "Read").then("TaskScheduled", "resourceType", "aws-sdk:s3", "resource", "getObject",
                "parameters", "{\"Bucket\":\"orders\",\"Key\":\"in/a b.csv\"}").then("TaskFailed", "error", "S3",
                        "cause", "cannot read s3://orders/in/c.csv.").then("ExecutionFailed", "error", "S3");
        LogLine line = new LogLine(Instant.EPOCH, "ERROR (s3://orders/in/d.csv) is broken");

        assertThat(clues().object(Optional.of(line))).contains(new ObjectClue(new S3Location("orders", "in/d.csv"),
                Where.LOG));
        assertThat(clues().object(Optional.empty())).contains(new ObjectClue(new S3Location("orders", "in/c.csv"),
                Where.ERROR));
        assertThat(ObjectClue.only("{\"in\":[{\"Bucket\":\"orders\",\"Key\":\"in/a b.csv\"}],\"n\":1}",
                Where.PARAMETERS).orElseThrow().place()).isEqualTo(new S3Location("orders", "in/a b.csv"));
        assertThat(ObjectClue.only("{\"from\":\"s3://orders/a\",\"to\":\"s3://orders/b\"}", Where.INPUT)).isEmpty();
        assertThat(ObjectClue.first("no object here, s3:// neither", Where.LOG)).isEmpty();
    }

    @Test
    void aCallbackThatDidNotComeIsAskedForAnew() {
        history.waits("Ask").then("TaskTimedOut", "error", "States.Timeout").then("ExecutionFailed", "error",
                "States.Timeout");
        assertThat(Proposal.of(clues(), details(Optional.empty(), false))).isEqualTo(Proposal.REDRIVE_AND_CALL_BACK);
    }

    @Test
    void whatTheInputDecidedIsNotRedriven() {
        history.entered("Fail", "Refused").then("ExecutionFailed", "error", "NotFine");
        assertThat(Proposal.of(clues(), details(Optional.empty(), false))).isEqualTo(Proposal.CHANGE_INPUT);
        assertThat(clues().source()).isInstanceOf(LogSource.Nowhere.class);
    }

    @Test
    void whatAwsWouldRefuseIsNotProposed() {
        history.entered("Task", "Call").then("TaskScheduled", "resource", "invoke").then("TaskFailed", "error",
                "Broken")
                .then("ExecutionFailed", "error", "Broken");
        assertThat(Proposal.of(clues(), details(Optional.empty(), false))).isEqualTo(Proposal.REDRIVE);
        assertThat(Proposal.of(clues(), details(Optional.of("too old"), false))).isEqualTo(Proposal.START_AGAIN);
        assertThat(Proposal.of(clues(), details(Optional.of("gone"), true))).isEqualTo(Proposal.NOTHING);
    }
}
