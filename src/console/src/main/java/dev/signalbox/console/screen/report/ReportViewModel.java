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
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<Optional<Defects.Seen>> defect;
    private final ReadOnlyObjectWrapper<Optional<ProblemReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final BooleanProperty accounts = new SimpleBooleanProperty();

    /** Makes reports; blocks. */
    @FunctionalInterface
    public interface Maker {
        /** @param accounts whether account ids stay in */
        ProblemReport make(Optional<Defects.Seen> defect, boolean accounts);
    }

    /** @param defect empty if the operator wants to report something else */
    public ReportViewModel(Optional<Defects.Seen> defect, Maker maker, Executor disk, Executor fxThread) {
        this.maker = maker;
        this.disk = disk;
        this.fxThread = fxThread;
        this.defect = new ReadOnlyObjectWrapper<>(defect);
        accounts.subscribe(this::renew);
        renew();
    }

    /** It, or another one, was seen again. The report follows a new one only: it is read by somebody. */
    public void saw(Defects.Seen next) {
        boolean another = !defect.get().map(Defects.Seen::code).equals(Optional.of(next.code()));
        defect.set(Optional.of(next));
        if (another) {
            renew();
        }
    }

    private void renew() {
        var of = defect.get();
        boolean all = accounts.get();
        report.set(Optional.empty());
        disk.execute(() -> {
            ProblemReport made = maker.make(of, all);
            List<String> text = made.lines();
            fxThread.execute(() -> {
                if (all == accounts.get()) {
                    report.set(Optional.of(made));
                    lines.setAll(text);
                }
            });
        });
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
