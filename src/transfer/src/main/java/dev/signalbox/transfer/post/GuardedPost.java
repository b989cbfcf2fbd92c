package dev.signalbox.transfer.post;

import dev.signalbox.transfer.FetchException;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.TransferTime;
import dev.signalbox.transfer.internal.AddressRules;
import dev.signalbox.transfer.internal.Alarms;
import dev.signalbox.transfer.internal.HttpClients;
import dev.signalbox.transfer.internal.Lookup;
import dev.signalbox.transfer.internal.PostExchange;
import dev.signalbox.transfer.internal.UrlGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;

/**
 * Posts to a URL that somebody else chose, under the guard of {@link dev.signalbox.transfer.GuardedFetch}. May be used
 * by many threads, as many at a time as the policy says.
 *
 * <p>307 and 308 are followed, each target checked like the first URL. Other redirects would make a GET of the POST, so
 * they are an answer like any other. Nothing is tried again but a connection that was kept and turned out to be closed.
 */
public final class GuardedPost implements AutoCloseable {
    private final CloseableHttpClient client;
    private final PostExchange exchange;
    private final Alarms alarms = new Alarms();

    /** @param policy its {@code maxBytes} bound the answer's body that is read to keep the connection; its retry is not used */
    public GuardedPost(FetchPolicy policy, TransferTime time) {
        this(policy, time, InetAddress::getAllByName);
    }

    GuardedPost(FetchPolicy policy, TransferTime time, Lookup lookup) {
        client = HttpClients.make(policy, lookup);
        var guard = new UrlGuard(policy.hosts(), new AddressRules(policy.allowPrivateAddresses()));
        exchange = new PostExchange(client, policy, guard, time, alarms);
    }

    /**
     * @throws FetchException with the reason {@code REFUSED} when the guard did not let it out, else when there was no answer
     * @throws InterruptedException when the thread was interrupted; the other side may have got the message
     */
    public PostAnswer post(PostRequest request) throws FetchException, InterruptedException {
        return exchange.post(request);
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
