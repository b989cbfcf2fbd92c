package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.TimeBar;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.StackWords;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds {@code stack.fxml}: one stack, while it is made and afterwards. */
public final class StackController {
    private final StackViewModel viewModel;
    private final StackLinks links;
    private final EnvironmentInfo environment;

    @FXML private PageHead head;
    @FXML private Button start;
    @FXML private Button delete;
    @FXML private HBox steps;
    @FXML private VBox notes;
    @FXML private StatePane pane;
    @FXML private DataTable<ResourceRow> resourceTable;
    @FXML private DataTable<StackEvent> events;
    @FXML private KeyValueGrid outputs;
    @FXML private KeyValueGrid parameters;

    StackController(StackViewModel viewModel, StackLinks links, EnvironmentInfo environment) {
        this.viewModel = viewModel;
        this.links = links;
        this.environment = environment;
    }

    @FXML
    private void initialize() {
        resourceColumns();
        eventColumns();
        pane.setOnRetry(viewModel::refresh);
        var progress = new StepsView(steps, notes);
        viewModel.deploymentProperty().subscribe(d -> progress.show(d, viewModel.detailProperty().get().newest()));
        viewModel.detailProperty().subscribe(d -> {
            show(d);
            progress.show(viewModel.deploymentProperty().get(), d.newest());
        });
    }

    private void resourceColumns() {
        resourceTable.text(Texts.text("stack.resource"), 230, ResourceRow::logicalId);
        resourceTable.text(Texts.text("stack.type"), 220, ResourceRow::type);
        resourceTable.status(Texts.text("stack.status"), 120, ResourceRow::status);
        resourceTable.node(Texts.text("stack.timeline"), 330, r -> r,
                r -> new TimeBar(r.status().tone(), r.from(), r.to(), r.took()));
        resourceTable.mono(Texts.text("stack.physical"), 240, ResourceRow::physicalId);
        resourceTable.setRows(viewModel.resources());
    }

    private void eventColumns() {
        events.value(Texts.text("stack.time"), 200, StackEvent::time, When::precise);
        events.text(Texts.text("stack.resource"), 220, StackEvent::logicalId);
        events.status(Texts.text("stack.status"), 120, e -> StackWords.of(e.status()));
        events.mono(Texts.text("pipelines.exact"), 190, StackEvent::status);
        events.text(Texts.text("stack.reason"), 420, e -> e.reason().orElse(""));
        events.setRows(viewModel.events());
    }

    private void show(Loadable<StackDetail> state) {
        var stack = state.newest().flatMap(StackDetail::stack);
        boolean deploying = viewModel.deploymentProperty().get().isPresent();
        head.setTitle(viewModel.name());
        head.setAsOf(state.readAt());
        head.getBadges().setAll(stack.map(s -> List.of(StepsView.badge(s.status()))).orElse(List.of()));
        links.crumbs(head, viewModel.name());
        start.setDisable(stack.filter(StackSummary::usable).isEmpty());
        delete.setDisable(stack.filter(s -> !s.inProgress()).isEmpty());
        stack.ifPresent(s -> head.setMeta(Texts.text("stack.facts.aws"), s.status(), Texts.text("stack.facts.created"),
                When.words(s.createdAt(), Instant.now()), Texts.text("pipelines.pipeline"),
                s.pipeline().map(p -> p + " " + s.version().orElse("")).orElse("–")));
        links.outputs(outputs, stack);
        parameters.clear();
        stack.ifPresent(s -> s.parameters().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> parameters.addId(e.getKey(), e.getValue())));
        pane.show(state, stack.isEmpty() && !deploying && viewModel.resources().isEmpty());
    }

    @FXML
    private void onStart() {
        stack().ifPresent(links::start);
    }

    @FXML
    private void onDelete() {
        var name = viewModel.name();
        new Confirmation(environment, Texts.text("stack.deleteTitle", name), Texts.text("stack.deleteVerb"),
                List.of(name), Texts.text("stack.deleteConsequence"), Optional.of(name)).ask(delete, viewModel::delete);
    }

    private Optional<StackSummary> stack() {
        return viewModel.detailProperty().get().newest().flatMap(StackDetail::stack);
    }
}
