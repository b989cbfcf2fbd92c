package dev.signalbox.console.screen.batch;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.LogView;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.JobAttempt;
import dev.signalbox.console.model.batch.JobDetails;
import dev.signalbox.console.model.batch.JobView;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.VBox;

/** Binds {@code batch-job.fxml}: one job with its reasons, attempts and log. */
final class JobController {

    private final JobViewModel viewModel;
    private final ObservableList<JobAttempt> rows = FXCollections.observableArrayList();
    @FXML private Label name;
    @FXML private StatusBadge status;
    @FXML private StatePane state;
    @FXML private VBox whyCard;
    @FXML private Label why;
    @FXML private KeyValueGrid details;
    @FXML private Tab attemptsTab;
    @FXML private DataTable<JobAttempt> attempts;
    @FXML private LogView log;
    @FXML private Label logProblem;
    @FXML private KeyValueGrid container;

    JobController(JobViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        why.textProperty().bind(viewModel.whyProperty());
        whyCard.visibleProperty().bind(viewModel.whyProperty().isNotEmpty());
        whyCard.managedProperty().bind(whyCard.visibleProperty());
        attempts.number(Texts.text("job.attempt"), 44, JobAttempt::number, Object::toString);
        attempts.status(Texts.text("job.exit"), 80, JobController::exit);
        attempts.text(Texts.text("job.took"), 66, a -> a.took().map(Spans::words).orElse(""));
        attempts.text(Texts.text("job.reason"), 200, a -> a.reason().or(a::statusReason).orElse(""));
        attempts.setRows(rows);
        state.setOnRetry(viewModel::refresh);
        viewModel.viewProperty().subscribe(this::show);
    }

    private static StatusWord exit(JobAttempt attempt) {
        return attempt.exitCode()
                .map(code -> new StatusWord(code == 0 ? Tone.SUCCEEDED : Tone.FAILED, Integer.toString(code)))
                .orElse(new StatusWord(Tone.FAILED, Texts.text("job.noExit")));
    }

    private void show(Loadable<JobView> now) {
        state.show(now, false);
        now.newest().ifPresent(this::show);
    }

    private void show(JobView view) {
        var job = view.details();
        name.setText(job.summary().name());
        status.statusProperty().set(job.summary().status().word());
        describe(job);
        rows.setAll(job.attempts());
        attemptsTab.setText(Texts.text("job.attempts", job.attempts().size()));
        log.show(job.newestLogStream().orElse(Texts.text("job.noLog")), view.log());
        logProblem.setText(view.logFailure().map(Texts::text).orElse(""));
        runs(job);
    }

    private void describe(JobDetails job) {
        var summary = job.summary();
        details.clear().addId(Texts.text("job.id"), summary.id()).addId(Texts.text("job.queue"), summary.queue())
                .addId(Texts.text("job.definition"), job.definition())
                .add(Texts.text("job.needs"), Texts.text("job.needsWords", job.container().vcpus(),
                        job.container().memoryMiB(), job.container().platform()))
                .add(Texts.text("job.retries"), retries(job))
                .addTime(Texts.text("job.submitted"), summary.createdAt());
        summary.startedAt().ifPresent(t -> details.addTime(Texts.text("job.started"), t));
        summary.stoppedAt().ifPresent(t -> details.addTime(Texts.text("job.stopped"), t));
        summary.startedAt().ifPresent(t -> details.add(Texts.text("job.ran"), Spans.words(Duration.between(t,
                summary.stoppedAt().orElse(viewModel.now())))));
        summary.exitCode().ifPresent(c -> details.add(Texts.text("job.exit"), c.toString()));
        summary.statusReason().ifPresent(r -> details.add(Texts.text("job.reason"), r));
        summary.containerReason().ifPresent(r -> details.add(Texts.text("job.container"), r));
        job.dependsOn().forEach(id -> details.addLink(Texts.text("job.dependsOn"), id, () -> viewModel.open(id)));
        job.parameters().forEach((key, value) -> details.addId(key, value));
    }

    private static String retries(JobDetails job) {
        var allowed = Texts.text("job.retriesWords", job.attempts().size(), job.attemptsAllowed());
        return job.timeout().map(t -> allowed + Texts.text("job.timeout", Spans.age(t))).orElse(allowed);
    }

    private void runs(JobDetails job) {
        container.clear().addId(Texts.text("job.image"), job.container().image())
                .addId(Texts.text("job.command"), String.join(" ", job.container().command()))
                .addId(Texts.text("job.logGroup"), job.logGroup())
                .addId(Texts.text("job.logStream"), job.newestLogStream().orElse("–"))
                .addId(Texts.text("job.arn"), job.arn())
                .add(Texts.text("job.variables"), String.join("\n", job.container().environmentNames()));
    }

    @FXML
    private void onClose() {
        viewModel.close();
    }
}
