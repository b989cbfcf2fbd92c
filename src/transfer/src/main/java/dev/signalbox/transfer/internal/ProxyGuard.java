package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.SafeUrl;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.PercentCodec;

/** Judges proxies, and what is asked for through them: there it is the proxy that looks the host up. */
public final class ProxyGuard {
    private static final int DEFAULT_PORT = 80;

    private final UrlGuard guard;
    private final Lookup lookup;
    private final AddressRules rules;

    public ProxyGuard(UrlGuard guard, Lookup lookup, AddressRules rules) {
        this.guard = guard;
        this.lookup = lookup;
        this.rules = rules;
    }

    /** Throws when it is not the URL of a proxy that may be used; its name is looked up when it is connected to. */
    public void check(String proxy) throws FetchException {
        context(proxy);
    }

    /** Makes a request go through the proxy, with the user that its URL names from the first request on. */
    HttpClientContext context(String proxy) throws FetchException {
        var text = proxy.strip();
        var at = text.lastIndexOf('@');
        var user = at < 0 ? Optional.<String>empty()
                : Optional.of(text.substring(0, at).replaceFirst("^[^:/]*://", ""));
        var url = guard.check(user.isPresent() ? text.replace(user.get() + "@", "") : text);
        boolean plain = url.getScheme().equalsIgnoreCase("http") && url.getPath().matches("/?")
                && url.getRawQuery() == null && url.getRawFragment() == null;
        if (!plain) {
            throw refused(text, "a proxy is written http://[user:password@]host[:port]");
        }
        var host = new HttpHost("http", url.getHost(), url.getPort() < 0 ? DEFAULT_PORT : url.getPort());
        var context = HttpClientContext.create();
        ProxyRoutes.set(context, host);
        user.ifPresent(u -> authenticate(context, host, u));
        return context;
    }

    /** A connection is used again only by requests with the same token: not by those of another user. */
    private static void authenticate(HttpClientContext context, HttpHost proxy, String user) {
        int colon = user.indexOf(':');
        var name = PercentCodec.decode(colon < 0 ? user : user.substring(0, colon), StandardCharsets.UTF_8);
        var password = colon < 0 ? "" : PercentCodec.decode(user.substring(colon + 1), StandardCharsets.UTF_8);
        var credentials = new UsernamePasswordCredentials(name, password.toCharArray());
        var provider = new BasicCredentialsProvider();
        provider.setCredentials(new AuthScope(proxy), credentials);
        context.setCredentialsProvider(provider);
        var basic = new BasicScheme(StandardCharsets.UTF_8);
        basic.initPreemptive(credentials);
        context.resetAuthExchange(proxy, basic);
        context.setUserToken(user);
    }

    /** A name that is not known here may be known to the proxy; one that is must not be of a refused address. */
    void checkTarget(URI url) throws FetchException {
        var host = url.getHost();
        if (isRefusedNumber(host) || isRefusedLocal(host)) {
            throw refused(url.toString(), "private, local and reserved addresses are not allowed");
        }
        try {
            if (!Arrays.stream(lookup.addresses(host)).allMatch(rules::allow)) {
                throw refused(url.toString(), "its host has an address that is private, local or reserved");
            }
        } catch (UnknownHostException e) {
            // Only the proxy can tell.
            return;
        }
    }

    /** Forms like {@code 2130706433}, {@code 0x7f.1} that the proxy's look-up takes for an address. */
    private boolean isRefusedNumber(String host) {
        try {
            InetAddress address = Inet4Address.ofPosixLiteral(host);
            return !rules.allow(address);
        } catch (IllegalArgumentException e) {
            // A name, or IPv6, which the guard has judged.
            return false;
        }
    }

    private boolean isRefusedLocal(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return (name.equals("localhost") || name.endsWith(".localhost")) && !rules.allow(
                InetAddress.getLoopbackAddress());
    }

    private static FetchException refused(String url, String why) {
        return FetchException.lasting(Reason.REFUSED, "Refused " + SafeUrl.of(url) + ": " + why);
    }
}
