package dev.signalbox.transfer;

import dev.signalbox.transfer.internal.AddressRules;
import dev.signalbox.transfer.internal.Alarms;
import dev.signalbox.transfer.internal.Download;
import dev.signalbox.transfer.internal.HttpClients;
import dev.signalbox.transfer.internal.HttpExchange;
import dev.signalbox.transfer.internal.Lookup;
import dev.signalbox.transfer.internal.ProxyGuard;
import dev.signalbox.transfer.internal.UrlGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Fetches a URL that somebody else chose. The one place where workers make such requests.
 *
 * <p>Only http and https, only allowed hosts, and only addresses that were checked: the address connected to is the
 * one that was checked. Redirects are checked alike. What can pass is tried again, a broken body goes on where it
 * stopped if the server can do that. Size, checksum and time are bounded and verified. May be used by many threads.
 */
public final class GuardedFetch implements AutoCloseable {
    private final CloseableHttpClient client;
    private final UrlGuard guard;
    private final ProxyGuard proxies;
    private final Alarms alarms = new Alarms();
    private final Download.Means means;
    private final Semaphore slots;

    public GuardedFetch(FetchPolicy policy, TransferTime time) {
        this(policy, time, InetAddress::getAllByName);
    }

    GuardedFetch(FetchPolicy policy, TransferTime time, Lookup lookup) {
        this.client = HttpClients.make(policy, lookup);
        var rules = new AddressRules(policy.allowPrivateAddresses());
        this.guard = new UrlGuard(policy.hosts(), rules);
        this.proxies = new ProxyGuard(guard, lookup, rules);
        this.means = new Download.Means(new HttpExchange(client, policy, guard, proxies), policy, time, alarms);
        this.slots = new Semaphore(policy.maxConcurrent(), true);
    }

    /**
     * Says beforehand that a URL would be refused, as far as that can be known without asking for its host's address.
     *
     * @throws FetchException with the reason {@code REFUSED}
     */
    public void check(String url) throws FetchException {
        guard.check(url);
    }

    /**
     * The same of a proxy, see {@link FetchTerms}.
     *
     * @throws FetchException with the reason {@code REFUSED}
     */
    public void checkProxy(String proxy) throws FetchException {
        proxies.check(proxy);
    }

    /**
     * Waits for a free slot, then fetches. The sink has got all bytes when this returns; it has to complete itself.
     *
     * @throws InterruptedException when the thread was interrupted; the sink may have got a part
     */
    public Fetched fetch(FetchRequest request, Sink sink) throws FetchException, InterruptedException {
        slots.acquire();
        try {
            return new Download(means, request, sink).run();
        } finally {
            slots.release();
        }
    }

    /**
     * Goes on where an earlier fetch stopped, with a sink that kept what it got. The sink is started again if the server
     * has other bytes by now, or cannot go on. The caller has to keep the digest.
     *
     * @param request without a sha256, which cannot be told from a rest
     * @return the length of the whole body
     */
    public long goOn(FetchRequest request, FetchPoint from, Sink sink) throws FetchException, InterruptedException {
        if (request.sha256().isPresent()) {
            throw new IllegalArgumentException("The sha256 of a rest cannot be compared");
        }
        slots.acquire();
        try {
            return new Download(means, request, sink).from(from).run().bytes();
        } finally {
            slots.release();
        }
    }

    @Override
    public void close() {
        alarms.close();
        try {
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
