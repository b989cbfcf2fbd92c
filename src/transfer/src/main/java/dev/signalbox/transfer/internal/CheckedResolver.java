package dev.signalbox.transfer.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a host once for each connection and hands on only addresses that passed the rules. The connection is made
 * to what it hands on, so a name cannot point elsewhere between check and use.
 */
final class CheckedResolver implements DnsResolver {
    private final Lookup lookup;
    private final AddressRules rules;

    CheckedResolver(Lookup lookup, AddressRules rules) {
        this.lookup = lookup;
        this.rules = rules;
    }

    /** One bad address among good ones refuses the host: a mixed answer is what rebinding looks like. */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.addresses(host);
        for (var address : addresses) {
            if (!rules.allow(address)) {
                throw new RefusedAddress(host, address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
