package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.control.table.CellText;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;

/** The columns of the tables of queues and jobs. */
public final class BatchTables {
    private BatchTables() {}

    static void queues(DataTable<QueueRow> table, JobsViewModel viewModel) {
        table.mono(Texts.text("batch.queue"), 190, QueueRow::name);
        table.status(Texts.text("batch.state"), 130, QueueRow::state).setMinWidth(118);
        table.number(Texts.text("batch.priority"), 60, r -> r.queue().priority(), Object::toString);
        table.text(Texts.text("batch.environments"), 150, r -> String.join(", ", r.queue().environments()));
        counts(table, 200, List.of(JobStatus.RUNNABLE, JobStatus.RUNNING, JobStatus.SUCCEEDED, JobStatus.FAILED));
        table.text(Texts.text("batch.frontOfQueue"), 150, QueueRow::front);
        // The queue alone, so that a count that changes does not swap the button under the pointer.
        table.node("", 90, QueueRow::queue, queue -> toggle(queue, viewModel)).setMinWidth(84);
        table.setRows(viewModel.queues(), QueueRow::name,
                chosen -> viewModel.queueProperty().set(chosen.stream().map(QueueRow::name).findFirst()));
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("queue-table");
    }

    /** A bar of jobs by state and the numbers beside it. */
    public static void counts(DataTable<QueueRow> table, double width, List<JobStatus> numbers) {
        CellText.words(table.node(Texts.text("batch.jobsByState"), width, QueueRow::counts, BatchTables::bar),
                counts -> counts.toString());
        for (var status : numbers) {
            table.number(status.word().word(), 76, r -> r.count(status), Object::toString).setMinWidth(74);
        }
    }

    private static StackedBar bar(Map<JobStatus, Integer> counts) {
        return new StackedBar().with(Arrays.stream(JobStatus.values())
                .map(s -> new StackedBar.Part(s.word(), counts.getOrDefault(s, 0))).toList());
    }

    private static Button toggle(JobQueue queue, JobsViewModel viewModel) {
        var button = Buttons.small(Texts.text(queue.enabled() ? "batch.disable" : "batch.enable"),
                () -> viewModel.toggle(queue));
        button.setId("toggle-" + queue.name());
        Guards.needs(button, "batch:UpdateJobQueue");
        return button;
    }

    static void jobs(DataTable<JobRow> table, JobsViewModel viewModel) {
        table.status(Texts.text("batch.state"), 110, r -> r.job().status().word()).setMinWidth(98);
        table.mono(Texts.text("batch.name"), 190, r -> r.job().name());
        table.mono(Texts.text("batch.jobId"), 120, JobRow::id);
        table.value(Texts.text("batch.inState"), 72, JobRow::inState, Spans::age).setMinWidth(58);
        table.time(Texts.text("batch.started"), 110, r -> r.job().startedAt().orElse(Instant.EPOCH), viewModel.around()
                .clock());
        table.text(Texts.text("batch.queue"), 120, r -> r.job().queue());
        table.text(Texts.text("batch.why"), 230, JobRow::why);
        table.setRows(viewModel.jobs(), JobRow::id, chosen -> {
            if (chosen.size() == 1) {
                viewModel.job().open(chosen.getFirst().id());
            }
        });
        table.table().setId("job-table");
    }

    static void children(DataTable<JobSummary> table, Clock clock) {
        table.number(Texts.text("job.child.index"), 56, c -> c.arrayPart().flatMap(JobSummary.ArrayPart::index).orElse(
                0), Object::toString);
        table.status(Texts.text("batch.state"), 100, c -> c.status().word());
        table.text(Texts.text("job.exit"), 60, c -> c.exitCode().map(Object::toString).orElse(""));
        table.time(Texts.text("batch.started"), 90, c -> c.startedAt().orElse(Instant.EPOCH), clock);
        table.text(Texts.text("job.reason"), 150, c -> c.containerReason().or(c::statusReason).orElse(""));
        table.table().setId("child-table");
    }
}
