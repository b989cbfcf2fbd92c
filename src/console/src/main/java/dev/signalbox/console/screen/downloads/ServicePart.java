package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.downloads.OpenService;
import java.util.List;

/** A part of the screen that shows something of the service that is open. */
public interface ServicePart {
    /**
     * Follows the service until the subscriptions are closed; what was shown of another is forgotten.
     *
     * @param other whether it is another service than before
     */
    List<Subscription> follow(OpenService service, boolean other);

    /** None is open any more: what was shown of the last is forgotten, also by what it follows outside the subscriptions. */
    void none();
}
