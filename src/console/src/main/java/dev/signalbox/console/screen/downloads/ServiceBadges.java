package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.ServiceState;
import java.util.List;

/** The counts that stand beside the title. */
final class ServiceBadges {
    private ServiceBadges() {}

    static List<StatusBadge> of(ServiceState state) {
        return List.of(DownloadStatus.PENDING, DownloadStatus.DOWNLOADING, DownloadStatus.CALLBACK_FAILED).stream()
                .filter(s -> state.count(s) > 0).map(s -> new StatusBadge(new StatusWord(s.shown().tone(), state.count(
                        s)
                        + " " + s.shown().word()))).toList();
    }
}
