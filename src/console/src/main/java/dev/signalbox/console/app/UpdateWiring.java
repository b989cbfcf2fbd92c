package dev.signalbox.console.app;

import dev.signalbox.console.gateway.update.FeedKeys;
import dev.signalbox.console.gateway.update.HttpFeedGateway;
import dev.signalbox.console.gateway.update.PolicyFile;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.notices.Notices;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.update.Updates;
import dev.signalbox.deploy.Version;
import java.time.Clock;
import java.util.Optional;

/** Wires looking for newer versions: one for all windows of the process. */
final class UpdateWiring {
    private UpdateWiring() {}

    /** Nothing is read before it begins. */
    static Updates of(Folders folders) {
        return new Updates(UpdateWiring::ways, Version.current(), () -> Preferences.in(folders.config().resolve(
                "updates")), Clock.systemUTC(), new SerialWorker("updates"));
    }

    private static Updates.Ways ways() {
        FeedKeys keys = FeedKeys.ofThisBuild();
        return new Updates.Ways(PolicyFile.read(PolicyFile.usual()), keys.address(), new HttpFeedGateway(keys.keys()));
    }

    static Subscription tell(Updates updates, Notices notices) {
        return updates.onNewer(release -> notices.add(Notice.Kind.UPDATE_THERE, release.version(), release.notes()
                .lines()
                .findFirst().orElse(""), Optional.of(new Destination.Settings()), false));
    }
}
