package dev.signalbox.console.fx;

import java.net.URI;
import javafx.event.Event;
import javafx.event.EventType;

/**
 * Somebody wants to see a web address. A control fires it, and the application, which alone can open a browser, answers
 * it. Only {@link #safe} addresses are opened.
 */
public final class OpenLink extends Event {
    public static final EventType<OpenLink> TYPE = new EventType<>(Event.ANY, "OPEN_LINK");
    private static final long serialVersionUID = 1L;

    private final URI address;

    public OpenLink(URI address) {
        super(TYPE);
        this.address = address;
    }

    public URI address() {
        return address;
    }

    /** Whether the address is of the web, and does not pretend to be another by a user name. */
    public static boolean safe(URI address) {
        var scheme = String.valueOf(address.getScheme());
        return (scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https")) && address.getHost() != null
                && address.getRawUserInfo() == null;
    }
}
