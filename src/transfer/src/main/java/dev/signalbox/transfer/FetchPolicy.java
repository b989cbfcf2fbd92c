package dev.signalbox.transfer;

/**
 * What a guarded fetch may do.
 *
 * @param hosts that may be asked, also after a redirect
 * @param allowPrivateAddresses loopback and private networks; link-local, multicast and metadata addresses never are
 * @param maxBytes of one body
 * @param maxRedirects in a row
 * @param maxConcurrent fetches at a time; others wait
 */
public record FetchPolicy(HostAllowList hosts, boolean allowPrivateAddresses, long maxBytes, int maxRedirects,
        int maxConcurrent, Timeouts timeouts, RetryPolicy retry) {
    public FetchPolicy {
        if (maxBytes < 0 || maxRedirects < 0 || maxConcurrent < 1) {
            throw new IllegalArgumentException("A limit is out of range");
        }
    }

    /** Five redirects, four fetches at a time, default times. */
    public static FetchPolicy of(HostAllowList hosts, boolean allowPrivateAddresses, long maxBytes) {
        return new FetchPolicy(hosts, allowPrivateAddresses, maxBytes, 5, 4, Timeouts.DEFAULT, RetryPolicy.DEFAULT);
    }

    public FetchPolicy with(Timeouts other) {
        return new FetchPolicy(hosts, allowPrivateAddresses, maxBytes, maxRedirects, maxConcurrent, other, retry);
    }

    public FetchPolicy with(RetryPolicy other) {
        return new FetchPolicy(hosts, allowPrivateAddresses, maxBytes, maxRedirects, maxConcurrent, timeouts, other);
    }

    public FetchPolicy withMaxConcurrent(int number) {
        return new FetchPolicy(hosts, allowPrivateAddresses, maxBytes, maxRedirects, number, timeouts, retry);
    }
}
