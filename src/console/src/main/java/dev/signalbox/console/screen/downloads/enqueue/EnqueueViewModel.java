package dev.signalbox.console.screen.downloads.enqueue;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.many.ManyLine;
import dev.signalbox.console.model.downloads.many.UrlLines;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.store.downloads.OpenService;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What is to be enqueued, as one request or many, and what the service said to the last one. */
public final class EnqueueViewModel {
    private final DownloadsSurroundings around;
    private final ReadOnlyObjectWrapper<Optional<EnqueueAnswer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<UrlLines> plan = new ReadOnlyObjectWrapper<>(new UrlLines(List.of(), Map.of()));
    private final ReadOnlyObjectWrapper<Map<String, String>> given = new ReadOnlyObjectWrapper<>(Map.of());
    private Map<String, String> values = Map.of();
    private String untold = "";

    public EnqueueViewModel(DownloadsSurroundings around) {
        this.around = around;
    }

    /**
     * The form says something else.
     *
     * @return what is wrong with it, by field
     */
    Map<String, String> changed(Map<String, String> now) {
        values = now;
        plan.set(UrlLines.of(now.getOrDefault(EnqueueForm.URLS, ""), form()));
        return EnqueueForm.complaints(now);
    }

    /** Without what only this console needs. */
    private DownloadOrder form() {
        var fields = new LinkedHashMap<>(values);
        fields.remove(EnqueueForm.URLS);
        fields.remove(EnqueueForm.RATE);
        fields.remove("extract_image_size", "false");
        return new DownloadOrder(fields);
    }

    boolean isMany() {
        return values.getOrDefault(EnqueueForm.URLS, "").strip().lines().count() > 1;
    }

    /** How many would be enqueued. */
    long planned() {
        return plan.get().lines().stream().filter(ManyLine::isPlanned).count();
    }

    /** Sends the one, whatever the console thinks of its address: the service says what is wrong. */
    void one() {
        answer.set(Optional.empty());
        var url = values.getOrDefault(EnqueueForm.URLS, "").strip();
        around.service().ifPresent(s -> around.changes().enqueue(Texts.text("downloads.enqueuing.one"), s, form().with(
                Map.of(EnqueueForm.URLS, url)), a -> around.fxThread().execute(() -> answer.set(Optional.of(a)))));
    }

    /** Begins with the many; asked before by the controller. */
    void many() {
        around.service().ifPresent(s -> around.many().enqueue(Texts.text("downloads.enqueuing.many", planned()), s, plan
                .get().lines(), plan.get().orders(), Double.parseDouble(values.getOrDefault(EnqueueForm.RATE, "1")
                        .strip())));
    }

    /** Fills the form with what is known of a job. */
    public void again(DownloadJob job) {
        var aggregation = around.service().map(OpenService::aggregations).flatMap(a -> a.topic().latest().newest())
                .flatMap(all -> all.stream().filter(a -> a.id().equals(job.aggregation())).findFirst());
        answer.set(Optional.empty());
        untold = Texts.text(job.withheld().isEmpty() ? "downloads.again.untold" : "downloads.again.withheld");
        given.set(EnqueueForm.again(job, aggregation));
    }

    /** What of the job the form could not be filled with. */
    String untold() {
        return untold;
    }

    DownloadsSurroundings around() {
        return around;
    }

    /** What the service said to the one that was sent last. */
    public ReadOnlyObjectProperty<Optional<EnqueueAnswer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<UrlLines> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /** What the form is to be filled with. */
    public ReadOnlyObjectProperty<Map<String, String>> givenProperty() {
        return given.getReadOnlyProperty();
    }
}
