package dev.signalbox.transfer.internal;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchException.Reason;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.SafeUrl;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** What can be said of a URL before its host is resolved. */
public final class UrlGuard {
    private final HostAllowList hosts;
    private final AddressRules rules;

    public UrlGuard(HostAllowList hosts, AddressRules rules) {
        this.hosts = hosts;
        this.rules = rules;
    }

    /** @return the URL, with an http or https scheme and an allowed host */
    public URI check(String url) throws FetchException {
        var parsed = parse(url);
        var scheme = String.valueOf(parsed.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(url, "only http and https are allowed");
        }
        if (parsed.getHost() == null || parsed.getHost().isEmpty()) {
            throw refused(url, "it names no host");
        }
        if (parsed.getRawUserInfo() != null) {
            throw refused(url, "it holds a user or password");
        }
        if (!hosts.allows(parsed.getHost())) {
            throw refused(url, "the host " + parsed.getHost() + " is not among the allowed hosts");
        }
        if (isRefusedAddress(parsed.getHost())) {
            throw refused(url, "private, local and reserved addresses are not allowed");
        }
        return parsed;
    }

    /** Names are judged when they are resolved, and so are addresses in unusual forms. */
    private boolean isRefusedAddress(String host) {
        try {
            return !rules.allow(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")));
        } catch (IllegalArgumentException e) {
            // A name.
            return false;
        }
    }

    /** @return where a redirect leads to */
    URI redirect(URI from, String location) throws FetchException {
        var target = check(resolve(from, location));
        if (from.getScheme().equalsIgnoreCase("https") && target.getScheme().equalsIgnoreCase("http")) {
            throw refused(target.toString(), "it is reached by a redirect from https to http");
        }
        return target;
    }

    private static String resolve(URI from, String location) throws FetchException {
        return from.resolve(parse(location)).toString();
    }

    /** Spaces and other characters that many servers do not encode are encoded first. */
    private static URI parse(String url) throws FetchException {
        try {
            return new URI(LooseUrl.encode(url.strip()));
        } catch (URISyntaxException e) {
            throw refused(url, "it is not a URL (" + e.getReason() + ")");
        }
    }

    private static FetchException refused(String url, String why) {
        return FetchException.lasting(Reason.REFUSED, "Refused " + SafeUrl.of(url) + ": " + why);
    }
}
