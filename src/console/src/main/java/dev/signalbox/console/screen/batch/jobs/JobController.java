package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.LogView;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.JobView;
import dev.signalbox.console.model.logs.CloudWatchLink;
import dev.signalbox.console.model.batch.why.Fix;
import dev.signalbox.console.screen.batch.BatchPlaces;
import dev.signalbox.console.screen.batch.why.WhyCard;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Binds {@code batch-job.fxml}: one job with its reasons, attempts, children and log. */
final class JobController {
    private final JobViewModel viewModel;
    private final JobsViewModel list;
    private final BatchPlaces places;
    private final JobFacts facts;
    private final ObservableList<JobAttempt> attemptRows = FXCollections.observableArrayList();
    private final ObservableList<JobSummary> childRows = FXCollections.observableArrayList();
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private StatePane state;
    @FXML private WhyCard whyCard;
    @FXML private TabPane tabs;
    @FXML private KeyValueGrid details;
    @FXML private Tab attemptsTab;
    @FXML private DataTable<JobAttempt> attempts;
    @FXML private Tab childrenTab;
    @FXML private DataTable<JobSummary> children;
    @FXML private Label childrenWords;
    @FXML private Tab logTab;
    @FXML private LogView log;
    @FXML private Label logProblem;
    @FXML private KeyValueGrid container;

    /** @param list narrowed down by what the job leads to */
    JobController(JobViewModel viewModel, JobsViewModel list, BatchPlaces places) {
        this.viewModel = viewModel;
        this.list = list;
        this.places = places;
        facts = new JobFacts(viewModel, places);
    }

    @FXML
    private void initialize() {
        attempts.number(Texts.text("job.attempt"), 44, JobAttempt::number, Object::toString);
        attempts.status(Texts.text("job.exit"), 80, JobController::exit);
        attempts.text(Texts.text("job.took"), 66, a -> a.took().map(Spans::words).orElse(""));
        attempts.text(Texts.text("job.reason"), 200, a -> a.reason().or(a::statusReason).orElse(""));
        attempts.setRows(attemptRows, a -> Integer.toString(a.number()), _ -> {});
        attempts.setOnOpen(this::showLogOf);
        BatchTables.children(children, viewModel.around().clock());
        children.setRows(childRows, JobSummary::id, _ -> {});
        children.setOnOpen(child -> viewModel.open(child.id()));
        state.setOnRetry(viewModel::refresh);
        whyCard.setOnFix(this::fix);
        viewModel.viewProperty().subscribe(this::show);
        viewModel.whyProperty().subscribe(why -> whyCard.show(why, viewModel.viewProperty().get().newest().flatMap(
                v -> v
                        .details().summary().statusReason())));
    }

    private void showLogOf(JobAttempt attempt) {
        viewModel.showLogOf(attempt);
        tabs.getSelectionModel().select(logTab);
    }

    private static StatusWord exit(JobAttempt attempt) {
        return attempt.exitCode()
                .map(code -> new StatusWord(code == 0 ? Tone.SUCCEEDED : Tone.FAILED, Integer.toString(code)))
                .orElse(new StatusWord(Tone.FAILED, Texts.text("job.noExit")));
    }

    /** More vCPUs may cost money at once, so that is asked. */
    private void fix(Fix fix) {
        switch (fix) {
            case Fix.EnableQueue _,Fix.EnableEnvironment _ -> viewModel.apply(fix);
            case Fix.RaiseMax(var environment, int from, int to) -> new Confirmation(viewModel.around().environment(),
                    Texts.text("why.raise.title", environment, to), Texts.text("why.raise.verb", to), List.of(
                            environment), Texts.text("why.raise.consequence", from, to)).ask(whyCard, () -> viewModel
                                    .apply(fix));
            case Fix.OpenJob(var id, _) -> viewModel.open(id);
            case Fix.EditDefinition(var definition) -> places.editDefinition(definition);
            case Fix.OpenEnvironment(var environment) -> places.openEnvironment(environment);
            case Fix.ShowRunning(var queue, _) -> list.showRunning(queue);
        }
    }

    private void show(Loadable<JobView> now) {
        state.show(now, false);
        now.newest().ifPresent(this::show);
    }

    private void show(JobView view) {
        var job = view.details();
        name.setText(job.summary().name());
        status.statusProperty().set(job.summary().status().word());
        facts.show(details, container, view);
        LiveRows.update(attemptRows, job.attempts(), JobAttempt::number);
        attemptsTab.setText(Texts.text("job.attempts", job.attempts().size()));
        children(view, job);
        log.show(view.logStream().orElse(Texts.text("job.noLog")), view.log());
        log.setWeb(CloudWatchLink.in(viewModel.around().environment(), job.logGroup(), view.logStream()));
        logProblem.setText(view.logFailure().map(Texts::text).orElse(""));
    }

    private void children(JobView view, JobDetails job) {
        if (!job.summary().isArray()) {
            tabs.getTabs().remove(childrenTab);
            return;
        }
        if (!tabs.getTabs().contains(childrenTab)) {
            tabs.getTabs().add(1, childrenTab);
        }
        LiveRows.update(childRows, view.children(), JobSummary::id);
        int size = job.summary().arrayPart().map(JobSummary.ArrayPart::size).orElse(0);
        childrenTab.setText(Texts.text("job.children", size));
        children.totalProperty().set(size);
        childrenWords.setText(dev.signalbox.console.screen.batch.why.WhyWords.counts(job.statusSummary()));
    }

    @FXML
    private void onAgain() {
        viewModel.again(places::submit);
    }

    @FXML
    private void onClose() {
        viewModel.close();
    }
}
