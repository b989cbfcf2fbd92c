package dev.signalbox.console.model;

import java.net.URI;

/** Where the provider of one execution posts its callback; the query carries a secret that is not shown. */
public record CallbackUrl(URI address) {
    /** Without the secret. */
    public String shown() {
        var text = address.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?secret=…";
    }

    /** Where the provider says that it is still at work. */
    public URI heartbeat() {
        var text = address.toString();
        int query = text.indexOf('?');
        return URI.create(query < 0 ? text + "/heartbeat"
                : text.substring(0, query) + "/heartbeat" + text.substring(query));
    }

    @Override
    public String toString() {
        return "CallbackUrl[" + shown() + "]";
    }
}
