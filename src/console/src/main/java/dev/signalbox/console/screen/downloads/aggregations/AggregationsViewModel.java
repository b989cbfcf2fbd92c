package dev.signalbox.console.screen.downloads.aggregations;

import dev.signalbox.console.control.form.Form;
import dev.signalbox.console.control.form.FormField;
import dev.signalbox.console.control.form.FormField.Kind;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.TextFilter;
import dev.signalbox.console.model.downloads.DownloadAggregation;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.screen.downloads.ServicePart;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Aggregations with their limits, and what changes them. */
public final class AggregationsViewModel implements ServicePart {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int MOST = 100_000;

    private final DownloadsSurroundings around;
    private final ReadOnlyObjectWrapper<Loadable<List<DownloadAggregation>>> state = new ReadOnlyObjectWrapper<>(
            new Loadable.Loading<>());
    private final ObservableList<DownloadAggregation> rows = FXCollections.observableArrayList();
    private final StringProperty text = new SimpleStringProperty("");
    private final ObjectProperty<Optional<DownloadAggregation>> chosen = new SimpleObjectProperty<>(Optional.empty());

    private List<DownloadAggregation> all = List.of();

    public AggregationsViewModel(DownloadsSurroundings around) {
        this.around = around;
        text.subscribe(_ -> filter());
    }

    @Override
    public List<Subscription> follow(OpenService service, boolean other) {
        if (other) {
            state.set(new Loadable.Loading<>());
        }
        return List.of(service.aggregations().topic().subscribe(new LatestOnFx<>(around.fxThread(), s -> show(service,
                s))), around.poller().every(PERIOD, "Downloads GET /aggregations", service.aggregations()::refresh));
    }

    @Override
    public void none() {
        state.set(new Loadable.Loading<>());
        all = List.of();
        filter();
    }

    private void show(OpenService service, Loadable<List<DownloadAggregation>> now) {
        if (around.service().equals(Optional.of(service))) {
            all = now.newest().orElse(List.of());
            filter();
            state.set(now); // when the rows are there
        }
    }

    private void filter() {
        var filter = TextFilter.of(text.get());
        LiveRows.update(rows, all.stream().filter(a -> filter.matches(a.id())).toList(), DownloadAggregation::id);
    }

    public void refresh() {
        around.service().ifPresent(s -> s.aggregations().refresh());
    }

    /** Asks for other limits; zero requests per second, or nothing, is no such limit. */
    Form form(DownloadAggregation old) {
        var perSecond = old.requestsPerSecond().isPresent() ? number(old.requestsPerSecond().getAsDouble()) : "";
        return new Form(Texts.text("downloads.limits.title", old.id()), Texts.text("action.save"), Texts.text(
                "downloads.limits.words"), List.of(FormField.of(Kind.TEXT, "limit", Texts.text("downloads.limit"), ""
                        + old.limit()).hint(Texts.text("downloads.limit.hint")), FormField.of(Kind.TEXT, "perSecond",
                                Texts.text("downloads.perSecond"), perSecond).hint(Texts.text(
                                        "downloads.perSecond.hint"))), AggregationsViewModel::complaints);
    }

    private static Map<String, String> complaints(Map<String, String> values) {
        var found = new LinkedHashMap<String, String>();
        var limit = values.getOrDefault("limit", "").strip();
        if (!limit.matches("[1-9]\\d{0,5}") || Integer.parseInt(limit) > MOST) {
            found.put("limit", Texts.text("downloads.limit.wrong", MOST));
        }
        if (!values.getOrDefault("perSecond", "").strip().matches("(\\d{1,6}(\\.\\d{1,3})?)?")) {
            found.put("perSecond", Texts.text("downloads.perSecond.wrong"));
        }
        return found;
    }

    /** @param values without complaints */
    void change(DownloadAggregation old, Map<String, String> values) {
        var typed = values.getOrDefault("perSecond", "").strip();
        around.service().ifPresent(s -> around.changes().limit(Texts.text("downloads.limiting", old.id()), s, old.id(),
                Integer.parseInt(values.getOrDefault("limit", "1").strip()), typed.isEmpty() ? 0
                        : Double.parseDouble(typed)));
    }

    /** Can be undone by setting them again, so it is not asked. */
    void release(DownloadAggregation aggregation) {
        around.service().ifPresent(s -> around.changes().release(Texts.text("downloads.releasing", aggregation.id()), s,
                aggregation.id()));
    }

    /** Without zeros that say nothing. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    public DownloadsSurroundings around() {
        return around;
    }

    public ReadOnlyObjectProperty<Loadable<List<DownloadAggregation>>> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Those whose id passes the filter. */
    public ObservableList<DownloadAggregation> rows() {
        return rows;
    }

    public StringProperty textProperty() {
        return text;
    }

    public ObjectProperty<Optional<DownloadAggregation>> chosenProperty() {
        return chosen;
    }
}
