package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import java.util.List;

/** A part of the screen that shows something of the service that is open. */
@FunctionalInterface
public interface ServicePart {
    /**
     * Follows the service until the subscriptions are closed; what was shown of another is forgotten.
     *
     * @param other whether it is another service than before
     */
    List<Subscription> follow(OpenService service, boolean other);
}
