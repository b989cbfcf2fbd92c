package dev.signalbox.console.screen.report;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.report.Defects;
import dev.signalbox.console.model.report.ProblemReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What is told of a defect, and the report as it would be saved now. */
public final class ReportViewModel {
    private final Maker maker;
    private final Executor disk;
    private final Executor soon;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<Defects.Seen>> defect;
    private final ReadOnlyObjectWrapper<Optional<ProblemReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final BooleanProperty accounts = new SimpleBooleanProperty();
    private boolean counting;

    /** Makes reports; blocks. */
    @FunctionalInterface
    public interface Maker {
        /** @param accounts whether account ids stay in */
        ProblemReport make(Optional<Defects.Seen> defect, boolean accounts);
    }

    /**
     * Begins to make the report.
     *
     * @param defect empty if the operator wants to report something else
     * @param soon as {@code disk}, but not at once: for what may come many times
     */
    public ReportViewModel(Optional<Defects.Seen> defect, Maker maker, Executor disk, Executor soon,
            Executor fxThread) {
        this.soon = soon;
        this.maker = maker;
        this.disk = disk;
        this.fxThread = fxThread;
        this.defect = new ReadOnlyObjectWrapper<>(defect);
        accounts.subscribe(this::renew);
        renew();
    }

    /** It, or another one, was seen again. The report follows another one at once, and the count of the same one soon. */
    public void saw(Defects.Seen next) {
        boolean another = !defect.get().map(Defects.Seen::code).equals(Optional.of(next.code()));
        defect.set(Optional.of(next));
        if (another) {
            renew();
        } else if (!counting) {
            counting = true;
            soon.execute(() -> fxThread.execute(this::count));
        }
    }

    private void count() {
        counting = false;
        make();
    }

    private void renew() {
        report.set(Optional.empty());
        make();
    }

    private void make() {
        var of = defect.get();
        boolean all = accounts.get();
        disk.execute(() -> {
            ProblemReport made = maker.make(of, all);
            List<String> text = made.lines();
            fxThread.execute(() -> {
                if (all == accounts.get() && of.map(Defects.Seen::code).equals(defect.get().map(Defects.Seen::code))) {
                    report.set(Optional.of(made));
                    tell(text);
                }
            });
        });
    }

    /** Only lines that are others now, so that whoever reads stays where they are. */
    private void tell(List<String> text) {
        int both = Math.min(lines.size(), text.size());
        for (int i = 0; i < both; i++) {
            if (!lines.get(i).equals(text.get(i))) {
                lines.set(i, text.get(i));
            }
        }
        lines.remove(both, lines.size());
        lines.addAll(text.subList(both, text.size()));
    }

    ReadOnlyObjectProperty<Optional<Defects.Seen>> defectProperty() {
        return defect.getReadOnlyProperty();
    }

    /** Empty while it is made anew. */
    ReadOnlyObjectProperty<Optional<ProblemReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Exactly what would be saved. */
    ObservableList<String> lines() {
        return lines;
    }

    BooleanProperty accountsProperty() {
        return accounts;
    }

    /** How often, and what else: nothing the first time. */
    static String more(Defects.Seen seen) {
        String times = seen.times() > 1 ? Texts.text("report.times", seen.times()) : "";
        String others = seen.others().isEmpty() ? ""
                : Texts.text("report.others", String.join(", ", seen.others().keySet()
                        .stream().sorted().toList()));
        return (times + " " + others).strip();
    }
}
