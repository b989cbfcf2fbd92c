package dev.signalbox.console.screen.batch;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.OutcomeNote;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.bulk.JobAct;
import dev.signalbox.console.model.batch.order.JobOrder;
import dev.signalbox.console.screen.batch.definitions.DefinitionsController;
import dev.signalbox.console.screen.batch.definitions.DefinitionsViewModel;
import dev.signalbox.console.screen.batch.environments.EnvironmentsController;
import dev.signalbox.console.screen.batch.environments.EnvironmentsViewModel;
import dev.signalbox.console.screen.batch.forms.OrderForm;
import dev.signalbox.console.screen.batch.jobs.JobRow;
import dev.signalbox.console.screen.batch.jobs.JobsController;
import dev.signalbox.console.screen.batch.jobs.JobsViewModel;
import dev.signalbox.console.screen.batch.queues.QueuesController;
import dev.signalbox.console.screen.batch.queues.QueuesViewModel;
import dev.signalbox.console.store.preferences.Preference;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.VBox;

/** Binds {@code batch.fxml}: the head, and a tab for each noun. */
public final class BatchController implements Screen, BatchPlaces {
    private static final Preference<String> TAB = new Preference<>("batch.tab", String.class, "batch-tab-jobs");

    private final BatchSurroundings around;
    private final JobsViewModel jobs;
    private final QueuesViewModel queues;
    private final EnvironmentsViewModel environments;
    private final DefinitionsViewModel definitions;
    private final JobsController jobsPart;
    private final DefinitionsController definitionsPart;
    @FXML private VBox root;
    @FXML private PageHead head;
    @FXML private StatePane state;
    @FXML private TabPane tabs;
    @FXML private Tab jobsTab;
    @FXML private Tab queuesTab;
    @FXML private Tab environmentsTab;
    @FXML private Tab definitionsTab;
    @FXML private Button cancel;
    @FXML private Button terminate;
    @FXML private Button again;
    @FXML private Button copyIds;
    @FXML private OutcomeNote outcome;

    public BatchController(BatchSurroundings around) {
        this.around = around;
        jobs = new JobsViewModel(around);
        queues = new QueuesViewModel(jobs);
        environments = new EnvironmentsViewModel(jobs);
        definitions = new DefinitionsViewModel(around);
        jobsPart = new JobsController(jobs, this);
        definitionsPart = new DefinitionsController(definitions, this);
    }

    @FXML
    private void initialize() {
        jobsTab.setContent(Views.BATCH_JOBS.load(jobsPart));
        queuesTab.setContent(Views.BATCH_QUEUES.load(new QueuesController(queues, this)));
        environmentsTab.setContent(Views.BATCH_ENVIRONMENTS.load(new EnvironmentsController(environments, this)));
        definitionsTab.setContent(Views.BATCH_DEFINITIONS.load(definitionsPart));
        var last = around.preferences().get(TAB);
        tabs.getTabs().stream().filter(t -> last.equals(t.getId())).findFirst().ifPresent(tabs
                .getSelectionModel()::select);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> around.preferences().set(TAB, tab.getId()));
        for (var button : List.of(cancel, terminate, again, copyIds)) {
            button.visibleProperty().bind(jobsTab.selectedProperty());
            button.managedProperty().bind(button.visibleProperty());
        }
        state.setOnRetry(jobs::refresh);
        jobs.overviewProperty().subscribe(this::show);
        jobs.outcomeProperty().subscribe(outcome::show);
        jobsPart.onChosen(this::offer);
        offer();
    }

    private void offer() {
        var rows = jobsPart.chosen().stream().map(JobRow::job).toList();
        cancel.setDisable(rows.stream().noneMatch(j -> JobAct.CANCEL.obstacle(j).isEmpty()));
        terminate.setDisable(rows.stream().noneMatch(j -> JobAct.TERMINATE.obstacle(j).isEmpty()));
        again.setDisable(rows.stream().noneMatch(j -> JobAct.AGAIN.obstacle(j).isEmpty()));
        copyIds.setDisable(rows.isEmpty());
    }

    private void show(Loadable<BatchOverview> now) {
        state.show(now, false);
        head.setAsOf(now.readAt());
        now.newest().ifPresent(o -> {
            queuesTab.setText(Texts.text("batch.tab.queues", o.queues().size()));
            environmentsTab.setText(Texts.text("batch.tab.environments", o.environments().size()));
        });
        head.getBadges().setAll(List.of(JobStatus.RUNNABLE, JobStatus.RUNNING, JobStatus.FAILED).stream()
                .filter(s -> jobs.count(s) > 0).map(this::badge).toList());
        offer();
    }

    private StatusBadge badge(JobStatus status) {
        return new StatusBadge(new StatusWord(status.word().tone(), jobs.count(status) + " " + status.word().word()));
    }

    @FXML
    private void onRefresh() {
        jobs.refresh();
        around.store().refreshDefinitions();
    }

    @FXML
    private void onSubmit() {
        var queue = jobs.queueProperty().get().or(() -> definitions.queues().stream().findFirst()).orElse("");
        submit(JobOrder.of("", queue, definitions.ids().stream().findFirst().orElse("")));
    }

    @FXML
    private void onCancel() {
        jobsPart.ask(JobAct.CANCEL);
    }

    @FXML
    private void onTerminate() {
        jobsPart.ask(JobAct.TERMINATE);
    }

    @FXML
    private void onAgain() {
        jobsPart.ask(JobAct.AGAIN);
    }

    @FXML
    private void onCopyIds() {
        Buttons.copy(String.join("\n", jobsPart.chosen().stream().map(r -> r.job().id()).toList()));
    }

    @Override
    public void openJob(String id) {
        tabs.getSelectionModel().select(jobsTab);
        jobs.job().open(id);
    }

    @Override
    public void openQueue(String name) {
        tabs.getSelectionModel().select(queuesTab);
        queues.chosenProperty().set(Optional.of(name));
    }

    @Override
    public void openEnvironment(String name) {
        tabs.getSelectionModel().select(environmentsTab);
        environments.chosenProperty().set(Optional.of(name));
    }

    @Override
    public void editDefinition(String id) {
        definitionsPart.edit(id);
    }

    @Override
    public void submit(JobOrder order) {
        var form = new OrderForm(order, definitions.queues(), definitions.ids());
        new FormDialog(around.environment(), form.form(Texts.text("order.title"))).ask(root, values -> {
            var wanted = form.order(values);
            around.changes().submit(Texts.text("order.submitting", wanted.name()), wanted, id -> around.fxThread()
                    .execute(() -> openJob(id)));
        });
    }

    @Override
    public void show(Destination destination) {
        jobs.show();
        definitions.show();
        if (destination instanceof Destination.Job(String id)) {
            openJob(id);
        }
    }

    @Override
    public void hide() {
        jobs.hide();
        definitions.hide();
    }

    @Override
    public void refresh() {
        around.store().refreshDefinitions();
    }
}
