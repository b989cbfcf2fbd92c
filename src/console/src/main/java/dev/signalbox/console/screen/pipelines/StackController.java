package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.StackDetail;
import dev.signalbox.console.model.logs.StackLogGroups;
import dev.signalbox.console.screen.pipelines.operations.Operations;
import dev.signalbox.console.model.stack.TreeProgress;
import dev.signalbox.console.screen.pipelines.journey.CountWords;
import dev.signalbox.console.screen.pipelines.journey.FailureView;
import dev.signalbox.console.screen.pipelines.journey.JourneyView;
import dev.signalbox.console.screen.pipelines.journey.NotesView;
import dev.signalbox.console.screen.pipelines.journey.OperationWords;
import dev.signalbox.console.screen.pipelines.journey.Review;
import dev.signalbox.console.screen.pipelines.journey.StepsView;
import dev.signalbox.console.screen.pipelines.logs.StackLogsPane;
import dev.signalbox.console.screen.pipelines.tree.ResourceTreeView;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Binds {@code stack.fxml}: one stack, while it is made and afterwards. */
public final class StackController {
    private final StackViewModel viewModel;
    private final StackLinks links;
    private final Operations operations;
    private final EnvironmentInfo environment;
    private final StackLogsPane logsPane;
    private List<Object> facts = List.of();

    @FXML private PageHead head;
    @FXML private Button start;
    @FXML private Button update;
    @FXML private Button cancel;
    @FXML private HBox steps;
    @FXML private VBox notes;
    @FXML private HBox counting;
    @FXML private Label counted;
    @FXML private Meter meter;
    @FXML private HBox past;
    @FXML private Label pastWords;
    @FXML private StatePane pane;
    @FXML private TabPane tabs;
    @FXML private Tab journeyTab;
    @FXML private VBox journey;
    @FXML private ResourceTreeView tree;
    @FXML private VBox failure;
    @FXML private HBox below;
    @FXML private DataTable<StackEvent> events;
    @FXML private Tab logs;
    @FXML private Tab drift;
    @FXML private DataTable<StackOperation> operationTable;
    @FXML private KeyValueGrid outputs;
    @FXML private KeyValueGrid parameters;
    @FXML private TextArea template;

    StackController(StackViewModel viewModel, StackLinks links, Operations operations, StackLogsPane logsPane,
            EnvironmentInfo environment) {
        this.logsPane = logsPane;
        this.viewModel = viewModel;
        this.links = links;
        this.operations = operations;
        this.environment = environment;
    }

    @FXML
    private void initialize() {
        var tables = new StackTables(viewModel);
        tables.events(events);
        tables.operations(operationTable, o -> {
            viewModel.lookAt(Optional.of(o));
            tabs.getSelectionModel().selectFirst();
        });
        head.getActions().add(operations.buttons());
        head.getBelow().add(operations.notes());
        drift.setContent(operations.drift());
        logsPane.in(logs);
        for (var box : List.of(counting, past)) {
            box.managedProperty().bind(box.visibleProperty());
        }
        pane.setOnRetry(viewModel::refresh);
        followDeployment(new StepsView(steps));
        followStack();
    }

    private void followDeployment(StepsView stepsView) {
        var notesView = new NotesView(notes, this::review, () -> viewModel.answer(false));
        var journeyView = new JourneyView(journey);
        viewModel.deploymentProperty().subscribe(d -> {
            stepsView.show(d, viewModel.progressProperty().get());
            notesView.show(d);
            journeyView.show(d);
            deploying(d);
        });
        viewModel.progressProperty().subscribe(p -> {
            stepsView.show(viewModel.deploymentProperty().get(), p);
            count(p);
        });
    }

    private void followStack() {
        var pinned = new FailureView(failure, e -> tree.choose(e.stackId() + "/" + e.logicalId()));
        var chosen = new ChosenResource(below, viewModel, links, group -> {
            logsPane.choose(group);
            tabs.getSelectionModel().select(logs);
        });
        tree.setOnChosen(chosen::show);
        tree.setOnOpen(r -> r.resource().flatMap(x -> links.of(x, x.stackId())).ifPresent(links::go));
        viewModel.treeProperty().subscribe(t -> tree.show(t, viewModel.clock()));
        viewModel.pastProperty().subscribe(this::looksBack);
        viewModel.detailProperty().subscribe(d -> {
            show(d);
            logsPane.offer(d.newest().flatMap(StackDetail::story).map(StackLogGroups::in).orElse(Map.of()));
            pinned.show(d.newest().flatMap(StackDetail::firstFailure));
            chosen.renew();
        });
    }

    private void deploying(Optional<Deployment> deployment) {
        cancel.setVisible(deployment.filter(d -> d.cancellable() && !d.waits()).isPresent());
        cancel.setManaged(cancel.isVisible());
        boolean told = deployment.filter(d -> !d.checks().isEmpty()).isPresent();
        journeyTab.setDisable(!told);
        if (deployment.filter(d -> d.waits() || (d.failure().isPresent() && told)).isPresent()) {
            tabs.getSelectionModel().select(journeyTab);
        } else if (deployment.filter(d -> d.running() && !d.cancellable()).isPresent() && journeyTab.isSelected()) {
            tabs.getSelectionModel().selectFirst();
        }
        showPane(viewModel.detailProperty().get());
    }

    private void count(TreeProgress progress) {
        counting.setVisible(progress.moving());
        counted.setText(CountWords.of(progress));
        meter.setVisible(progress.share() >= 0);
        meter.fraction(progress.share());
    }

    private void looksBack(Optional<StackOperation> operation) {
        past.setVisible(operation.isPresent());
        operation.ifPresent(o -> pastWords.setText(Texts.text("stack.past", OperationWords.type(o), When.precise(o
                .started()))));
    }

    private void show(Loadable<StackDetail> state) {
        var stack = stack();
        head.setTitle(stack.map(StackSummary::name).orElse(viewModel.name()));
        head.setAsOf(state.readAt());
        showFacts(stack);
        start.setDisable(stack.filter(StackSummary::usable).isEmpty());
        start.setVisible(stack.flatMap(links::bundled).isPresent());
        start.setText(Texts.text(stack.filter(links::isService).isPresent() ? "pipelines.downloads"
                : "stack.start"));
        start.setManaged(start.isVisible());
        showUpdate(stack);
        stack.ifPresent(s -> head.setMeta(Texts.text("stack.facts.aws"), s.status(), Texts.text("stack.facts.created"),
                When.words(s.createdAt(), viewModel.clock().instant()), Texts.text("pipelines.pipeline"), s.pipeline()
                        .map(p -> p + " " + s.version().orElse("")).orElse(s.stamp().template().isPresent() ? "–"
                                : Texts
                                        .text("stack.foreign"))));
        var text = state.newest().flatMap(StackDetail::story).map(StackStory::template).orElse("");
        if (!text.equals(template.getText())) {
            template.setText(text);
        }
        showPane(state);
    }

    /** Links that are made anew lose the keyboard: they stay as long as the stack is as it was. */
    private void showFacts(Optional<StackSummary> stack) {
        List<Object> next = List.of(head.getTitle(), stack);
        if (next.equals(facts)) {
            return;
        }
        facts = next;
        head.getBadges().setAll(stack.map(s -> List.of(StepsView.badge(s.status()))).orElse(List.of()));
        links.crumbs(head, head.getTitle());
        links.outputs(outputs, stack);
        parameters.clear();
        stack.ifPresent(s -> s.parameters().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> parameters.addId(e.getKey(), Secrets.shown(e.getKey(), e.getValue()))));
    }

    private void showUpdate(Optional<StackSummary> stack) {
        var request = stack.flatMap(s -> links.update(s, environment));
        update.setVisible(request.isPresent());
        update.setManaged(update.isVisible());
        update.setDisable(stack.filter(s -> !s.inProgress()).isEmpty());
        stack.filter(_ -> request.isPresent()).map(links::updateWords).ifPresent(update::setText);
    }

    private void showPane(Loadable<StackDetail> state) {
        boolean told = viewModel.deploymentProperty().get().filter(d -> !d.checks().isEmpty() || d.running())
                .isPresent();
        pane.show(state, stack().isEmpty() && !told);
    }

    @FXML
    private void onStart() {
        stack().ifPresent(links::use);
    }

    @FXML
    private void onUpdate() {
        stack().flatMap(s -> links.update(s, environment)).ifPresent(viewModel::update);
    }

    @FXML
    private void onCancel() {
        viewModel.answer(false);
    }

    @FXML
    private void onBack() {
        viewModel.lookAt(Optional.empty());
    }

    private void review() {
        viewModel.deploymentProperty().get().flatMap(Deployment::plan).ifPresent(plan -> new Review(environment).ask(
                notes, plan, () -> viewModel.answer(true)));
    }

    private Optional<StackSummary> stack() {
        return viewModel.detailProperty().get().newest().flatMap(StackDetail::stack);
    }
}
