package dev.signalbox.console.screen.downloads.jobs;

import dev.signalbox.console.control.FilterChip;
import dev.signalbox.console.control.Glyph;
import dev.signalbox.console.control.Tones;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.JobQuery;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.layout.FlowPane;

/** A chip for each state that has jobs, of which one may be chosen, and one for the chosen aggregation. */
final class StatusChips {
    private final DownloadJobsViewModel viewModel;
    private final Map<DownloadStatus, FilterChip> chips = new EnumMap<>(DownloadStatus.class);
    private final FilterChip aggregation = new FilterChip(Texts.text("downloads.aggregation"), Glyph.CROSS);

    StatusChips(DownloadJobsViewModel viewModel, FlowPane bar) {
        this.viewModel = viewModel;
        aggregation.setId("chip-aggregation");
        aggregation.countProperty().set(-1);
        aggregation.managedProperty().bind(aggregation.visibleProperty());
        aggregation.setOnAction(_ -> viewModel.of(Optional.empty()));
        bar.getChildren().add(aggregation);
        for (var status : DownloadStatus.values()) {
            var chip = new FilterChip(status.shown().word(), Tones.glyph(status.shown().tone()));
            chip.setId("chip-" + status.word());
            chip.managedProperty().bind(chip.visibleProperty());
            chip.setOnAction(_ -> viewModel.only(chip.isSelected() ? Optional.of(status) : Optional.empty()));
            chips.put(status, chip);
            bar.getChildren().add(chip);
        }
        viewModel.queryProperty().subscribe(this::mark);
        viewModel.countsProperty().subscribe(_ -> mark(viewModel.queryProperty().get()));
    }

    /** The service counts over all aggregations, so that the numbers go when one is chosen. */
    private void mark(JobQuery query) {
        aggregation.setVisible(query.aggregation().isPresent());
        aggregation.setSelected(true);
        query.aggregation().ifPresent(aggregation::setName);
        chips.forEach((status, chip) -> {
            long count = viewModel.countsProperty().get().map(c -> c.count(status)).orElse(0L);
            boolean chosen = query.status().equals(Optional.of(status));
            chip.setSelected(chosen);
            chip.setVisible(count > 0 || chosen);
            chip.countProperty().set(query.aggregation().isPresent() ? -1 : (int) count);
        });
    }
}
