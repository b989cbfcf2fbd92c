package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.screen.pipelines.journey.OperationWords;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.watch.StackOperation;
import java.time.Duration;
import java.util.function.Consumer;

/** The columns of a stack's events and operations. */
final class StackTables {
    private final StackViewModel viewModel;

    StackTables(StackViewModel viewModel) {
        this.viewModel = viewModel;
    }

    void events(DataTable<StackEvent> table) {
        table.value(Texts.text("stack.time"), 200, StackEvent::time, When::precise);
        table.text(Texts.text("stack.resource"), 240, this::name);
        table.status(Texts.text("stack.status"), 120, e -> StackWords.of(e.status()));
        table.mono(Texts.text("pipelines.exact"), 190, StackEvent::status);
        table.text(Texts.text("stack.reason"), 420, e -> e.reason().orElse(""));
        table.setRows(viewModel.events());
    }

    /** Resources of nested stacks are named with their stack. */
    private String name(StackEvent event) {
        boolean own = viewModel.detailProperty().get().newest().flatMap(StackDetail::stack).map(s -> s.id().equals(event
                .stackId())).orElse(true);
        return own || !event.stackId().contains("/") ? event.logicalId()
                : event.stackId().split("/")[1] + " / " + event.logicalId();
    }

    void operations(DataTable<StackOperation> table, Consumer<StackOperation> open) {
        table.value(Texts.text("stack.time"), 190, StackOperation::started, When::precise);
        table.text(Texts.text("stack.operation"), 150, OperationWords::type);
        table.status(Texts.text("stack.status"), 165, o -> StackWords.of(o.status().isEmpty() ? "REVIEW_IN_PROGRESS"
                : o.status()));
        table.mono(Texts.text("pipelines.exact"), 210, StackOperation::status);
        table.value(Texts.text("stack.took"), 80, StackTables::took, d -> d.isZero() ? "" : Spans.words(d));
        table.text(Texts.text("stack.did"), 450, OperationWords::did);
        table.setRows(viewModel.operations());
        table.setOnOpen(open);
    }

    private static Duration took(StackOperation operation) {
        return operation.ended().map(e -> Duration.between(operation.started(), e)).orElse(Duration.ZERO);
    }
}
