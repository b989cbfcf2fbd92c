package dev.signalbox.console.screen.batch.environments;

import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.screen.batch.forms.EnvironmentForm;
import dev.signalbox.console.screen.batch.forms.ResizeForm;
import dev.signalbox.console.screen.batch.jobs.JobsViewModel;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The compute environments, the chosen one of them, and what changes them. */
public final class EnvironmentsViewModel {
    private final JobsViewModel jobs;
    private final ObservableList<EnvironmentRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<EnvironmentRow>> detail = new ReadOnlyObjectWrapper<>(Optional
            .empty());

    /** @param jobs knows the overview */
    public EnvironmentsViewModel(JobsViewModel jobs) {
        this.jobs = jobs;
        jobs.overviewProperty().subscribe(now -> now.newest().ifPresent(this::show));
        chosen.subscribe(_ -> show());
    }

    private void show(BatchOverview overview) {
        LiveRows.update(rows, overview.environments().stream().map(e -> new EnvironmentRow(e, overview.usedOn(e.name()),
                overview.holding(e.name()), overview.queuesOf(e.name()))).toList(), EnvironmentRow::name);
        show();
    }

    private void show() {
        detail.set(rows.stream().filter(r -> chosen.get().equals(Optional.of(r.name()))).findFirst());
    }

    EnvironmentForm form(Optional<ComputeEnvironment> like) {
        return new EnvironmentForm(rows.stream().map(EnvironmentRow::environment).toList(), like);
    }

    void create(EnvironmentForm form, Map<String, String> values) {
        var environment = form.environment(values);
        around().changes().createEnvironment(Texts.text("environment.creating", environment.name()), environment);
    }

    void resize(ComputeEnvironment environment, ResizeForm form, Map<String, String> values) {
        around().changes().resize(Texts.text("environment.resizing", environment.name()), environment.name(), form.size(
                values));
    }

    void toggle(ComputeEnvironment environment) {
        around().changes().enableEnvironment(Texts.text(environment.enabled() ? "environment.disabling"
                : "environment.enabling", environment.name()), environment.name(), !environment.enabled());
    }

    void delete(ComputeEnvironment environment) {
        around().changes().deleteEnvironment(Texts.text("environment.deleting", environment.name()), environment);
    }

    ObservableList<EnvironmentRow> rows() {
        return rows;
    }

    /** The name of the chosen environment. */
    public ObjectProperty<Optional<String>> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<EnvironmentRow>> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    BatchSurroundings around() {
        return jobs.around();
    }
}
