package dev.signalbox.console.screen.overview;

import dev.signalbox.console.control.StackedBar;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.control.card.InfoCard;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.JobStatus;
import dev.signalbox.console.model.batch.JobSummary;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Batch jobs by state, as a bar with its numbers. */
final class JobsBody implements CardBody {
    private final InfoCard card;
    private final OverviewViewModel viewModel;
    private final StackedBar bar = new StackedBar();
    private final Map<JobStatus, StatusBadge> numbers = new EnumMap<>(JobStatus.class);
    private final Label counted = new Label();
    private Map<JobStatus, Integer> shown = Map.of();

    JobsBody(InfoCard card, OverviewViewModel viewModel) {
        this.card = card;
        this.viewModel = viewModel;
        FlowPane legend = new FlowPane(16, 6);
        for (JobStatus status : JobStatus.values()) {
            StatusBadge badge = new StatusBadge().plain();
            numbers.put(status, badge);
            legend.getChildren().add(badge);
        }
        counted.getStyleClass().addAll("small-text", "text-3");
        counted.setWrapText(true);
        counted.setMinHeight(Label.USE_PREF_SIZE);
        VBox body = new VBox(10, bar, legend, counted);
        body.getStyleClass().add("jobs");
        card.setBody(body);
    }

    @Override
    public void render() {
        Loadable<BatchOverview> state = viewModel.batchProperty().get();
        card.show(state, state.newest().filter(b -> b.jobs().isEmpty()).isPresent());
        state.newest().ifPresent(this::show);
    }

    private void show(BatchOverview batch) {
        Map<JobStatus, Integer> counts = new EnumMap<>(JobStatus.class);
        batch.jobs().stream().map(JobSummary::status).forEach(s -> counts.merge(s, 1, Integer::sum));
        if (counts.equals(shown)) {
            return;
        }
        shown = counts;
        List<StackedBar.Part> parts = Arrays.stream(JobStatus.values()).map(s -> new StackedBar.Part(s.word(), counts
                .getOrDefault(s, 0))).toList();
        bar.with(parts);
        numbers.forEach((status, badge) -> {
            int count = counts.getOrDefault(status, 0);
            badge.statusProperty().set(new StatusWord(count == 0 ? Tone.NOT_STARTED : status.word().tone(), count + " "
                    + status.word().word()));
        });
        counted.setText(Texts.text(batch.complete() ? "overview.jobs.all" : "overview.jobs.some", batch.jobs().size(),
                batch.queues().size()));
    }
}
