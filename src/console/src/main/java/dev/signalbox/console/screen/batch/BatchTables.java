package dev.signalbox.console.screen.batch;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobStatus;
import java.util.Arrays;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;

/** The columns of the two tables, and what choosing a row means. */
final class BatchTables {
    private BatchTables() {}

    static void queues(DataTable<QueueRow> table, BatchViewModel viewModel) {
        table.mono(Texts.text("batch.queue"), 190, QueueRow::name);
        table.status(Texts.text("batch.state"), 130, QueueRow::state);
        table.number(Texts.text("batch.priority"), 60, r -> r.queue().priority(), Object::toString);
        table.text(Texts.text("batch.environments"), 150, r -> String.join(", ", r.queue().environments()));
        table.node(Texts.text("batch.jobsByState"), 200, QueueRow::counts, BatchTables::bar);
        for (var status : new JobStatus[]{JobStatus.RUNNABLE, JobStatus.RUNNING, JobStatus.SUCCEEDED,
                JobStatus.FAILED}) {
            table.number(status.word().word(), 76, r -> r.count(status), Object::toString);
        }
        table.text(Texts.text("batch.frontOfQueue"), 150, QueueRow::front);
        // The queue alone, so that a count that changes does not swap the button under the pointer.
        table.node("", 90, QueueRow::queue, queue -> toggle(queue, viewModel));
        table.setRows(viewModel.queues(), QueueRow::name,
                chosen -> viewModel.queueProperty().set(chosen.stream().map(QueueRow::name).findFirst()));
        table.table().getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.table().setId("queue-table");
    }

    private static StackedBar bar(Map<JobStatus, Integer> counts) {
        return new StackedBar().with(Arrays.stream(JobStatus.values())
                .map(s -> new StackedBar.Part(s.word(), counts.getOrDefault(s, 0))).toList());
    }

    private static Button toggle(JobQueue queue, BatchViewModel viewModel) {
        var button = Buttons.small(Texts.text(queue.enabled() ? "batch.disable" : "batch.enable"),
                () -> viewModel.toggle(queue));
        button.setId("toggle-" + queue.name());
        return button;
    }

    static void jobs(DataTable<JobRow> table, BatchViewModel viewModel) {
        table.status(Texts.text("batch.state"), 110, r -> r.job().status().word());
        table.mono(Texts.text("batch.name"), 190, r -> r.job().name());
        table.mono(Texts.text("batch.jobId"), 130, JobRow::id);
        table.value(Texts.text("batch.inState"), 80, JobRow::inState, Spans::age);
        table.text(Texts.text("batch.queue"), 140, r -> r.job().queue());
        table.text(Texts.text("batch.why"), 260, JobRow::why);
        table.setRows(viewModel.jobs(), JobRow::id, chosen -> {
            if (chosen.size() == 1) {
                viewModel.job().open(chosen.getFirst().id());
            }
        });
        table.table().setId("job-table");
    }

    /** Whether no job is chosen that could be terminated. */
    static BooleanBinding noneTerminable(DataTable<JobRow> table) {
        var selected = table.table().getSelectionModel().getSelectedItems();
        return Bindings.createBooleanBinding(
                () -> selected.stream().allMatch(r -> r == null || r.job().status().ended()), selected);
    }
}
