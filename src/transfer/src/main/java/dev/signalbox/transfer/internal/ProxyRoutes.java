package dev.signalbox.transfer.internal;

import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Goes through the proxy that a request names, and straight without one. */
final class ProxyRoutes extends DefaultRoutePlanner {
    private static final String PROXY = "signalbox.proxy";

    ProxyRoutes() {
        super(DefaultSchemePortResolver.INSTANCE);
    }

    static void set(HttpContext context, HttpHost proxy) {
        context.setAttribute(PROXY, proxy);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return context.getAttribute(PROXY) instanceof HttpHost proxy ? proxy : null;
    }
}
