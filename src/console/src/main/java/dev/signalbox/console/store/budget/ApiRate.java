package dev.signalbox.console.store.budget;

/**
 * A token bucket.
 *
 * @param bucket how many calls may be made at once
 * @param refill how many more each second
 */
public record ApiRate(double bucket, double refill) {
    ApiRate share(double share) {
        return new ApiRate(Math.max(1, bucket * share), refill * share);
    }
}
