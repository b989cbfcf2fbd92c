package dev.signalbox.console.screen.batch.queues;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.BatchOverview;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.JobQueue;
import dev.signalbox.console.model.batch.JobSummary;
import dev.signalbox.console.model.batch.QueueFront;
import dev.signalbox.console.screen.batch.BatchSurroundings;
import dev.signalbox.console.screen.batch.forms.QueueForm;
import dev.signalbox.console.screen.batch.jobs.JobsViewModel;
import dev.signalbox.console.screen.batch.jobs.QueueRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** The queues, the chosen one of them, and what changes them. */
public final class QueuesViewModel {
    private final JobsViewModel jobs;
    private final ObjectProperty<Optional<String>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Detail>> detail = new ReadOnlyObjectWrapper<>(Optional.empty());

    /**
     * The chosen queue.
     *
     * @param environments in their order; those that AWS does not list are left out
     * @param front the jobs to start next
     */
    public record Detail(QueueRow row, List<Room> environments, List<Next> front) {}

    /** @param used vCPUs that jobs of all queues hold there */
    public record Room(ComputeEnvironment environment, double used) {}

    /** @param name the id if the job is not listed */
    public record Next(int place, String id, String name, Instant since) {}

    /** @param jobs knows the overview */
    public QueuesViewModel(JobsViewModel jobs) {
        this.jobs = jobs;
        jobs.overviewProperty().subscribe(_ -> show());
        chosen.subscribe(_ -> show());
    }

    private void show() {
        detail.set(overview().flatMap(o -> chosen.get().flatMap(o::queue).map(q -> detail(o, q))));
    }

    private Detail detail(BatchOverview overview, JobQueue queue) {
        var rooms = queue.environments().stream().flatMap(n -> overview.environment(n).stream()).map(e -> new Room(e,
                overview.usedOn(e.name()))).toList();
        var places = Optional.ofNullable(overview.fronts().get(queue.name())).map(QueueFront::places).orElse(List.of());
        return new Detail(QueueRow.of(queue, overview, around().clock().instant()), rooms, IntStream.range(0, places
                .size()).mapToObj(i -> new Next(i + 1, places.get(i).jobId(), overview.job(places.get(i).jobId()).map(
                        JobSummary::name).orElse(places.get(i).jobId()), places.get(i).since())).toList());
    }

    private Optional<BatchOverview> overview() {
        return jobs.overviewProperty().get().newest();
    }

    /** Empty until there is an overview. */
    Optional<QueueForm> form(Optional<JobQueue> old) {
        return overview().map(o -> new QueueForm(o, old));
    }

    void create(QueueForm form, Map<String, String> values) {
        var queue = form.queue(values);
        around().changes().createQueue(Texts.text("queue.creating", queue.name()), queue);
    }

    void update(QueueForm form, Map<String, String> values) {
        var queue = form.queue(values);
        around().changes().updateQueue(Texts.text("queue.updating", queue.name()), queue);
    }

    void toggle(JobQueue queue) {
        jobs.toggle(queue);
    }

    void delete(JobQueue queue) {
        around().changes().deleteQueue(Texts.text("queue.deleting", queue.name()), queue);
    }

    /** The name of the chosen queue. */
    public ObjectProperty<Optional<String>> chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Optional<Detail>> detailProperty() {
        return detail.getReadOnlyProperty();
    }

    ObservableList<QueueRow> rows() {
        return jobs.queues();
    }

    BatchSurroundings around() {
        return jobs.around();
    }
}
