package dev.signalbox.console.screen.downloads.statistics;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.model.downloads.stats.StatsHistory;
import dev.signalbox.console.screen.downloads.DownloadsSurroundings;
import dev.signalbox.console.screen.downloads.ServicePart;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** How the service's counters went up while it was open. */
public final class StatisticsViewModel implements ServicePart {
    private final DownloadsSurroundings around;
    private final ReadOnlyObjectWrapper<StatsHistory> history = new ReadOnlyObjectWrapper<>(StatsHistory.EMPTY);

    public StatisticsViewModel(DownloadsSurroundings around) {
        this.around = around;
    }

    @Override
    public List<Subscription> follow(OpenService service, boolean other) {
        if (other) {
            history.set(StatsHistory.EMPTY);
        }
        return List.of(service.history().subscribe(new LatestOnFx<>(around.fxThread(), h -> show(service, h))));
    }

    @Override
    public void none() {
        history.set(StatsHistory.EMPTY);
    }

    private void show(OpenService service, StatsHistory now) {
        if (around.service().equals(Optional.of(service))) {
            history.set(now);
        }
    }

    DownloadsSurroundings around() {
        return around;
    }

    public ReadOnlyObjectProperty<StatsHistory> historyProperty() {
        return history.getReadOnlyProperty();
    }
}
