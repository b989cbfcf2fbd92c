package dev.signalbox.console.app;

import dev.signalbox.console.fx.look.Look;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.store.budget.PollingShare;
import dev.signalbox.console.store.notices.DesktopNews;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.preferences.SettingsFile;
import dev.signalbox.console.store.preferences.SettingsFile.Portable;
import dev.signalbox.console.store.transfer.TransferSettings;
import java.util.List;

/** Which settings may go to another computer. Environments, folders, inputs and views are this one's own. */
final class PortableSettings {
    private static final int MOST_BANDWIDTH = 10_000;

    private PortableSettings() {}

    static SettingsFile of(Preferences preferences) {
        return new SettingsFile(preferences, all());
    }

    /** Sets the same in others. */
    static void copy(Preferences from, Preferences to) {
        all().forEach(p -> copy(p.preference(), from, to));
    }

    private static <T> void copy(Preference<T> preference, Preferences from, Preferences to) {
        to.set(preference, from.get(preference));
    }

    private static List<Portable<?>> all() {
        return List.of(any(Look.THEME), any(Look.MOTION), any(TimeForm.CHOSEN), any(
                DesktopNews.CHOICE), any(TransferSettings.CONFLICT), any(TransferSettings.UPLOADS), within(Look.SCALE,
                        Look.SMALLEST, Look.LARGEST),
                within(PollingShare.PERCENT, PollingShare.LEAST, PollingShare.MOST), within(
                        TransferSettings.CONNECTIONS, 1, TransferSettings.MOST_CONNECTIONS), within(
                                TransferSettings.BANDWIDTH, 0, MOST_BANDWIDTH));
    }

    private static <T> Portable<T> any(Preference<T> preference) {
        return new Portable<>(preference, _ -> true);
    }

    private static Portable<Integer> within(Preference<Integer> preference, int least, int most) {
        return new Portable<>(preference, n -> n >= least && n <= most);
    }
}
