package dev.signalbox.localcloud.service.stepfunctions.test;

import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.StateMachine;
import dev.signalbox.states.TaskCall;
import dev.signalbox.states.TaskOutcome;
import java.util.List;

/** The work that states under test do when it is not mocked. */
public interface Tasks {
    /** Names every task that could not be done here. */
    List<Diagnostic> check(StateMachine machine);

    TaskOutcome perform(TaskCall call, String roleArn);
}
