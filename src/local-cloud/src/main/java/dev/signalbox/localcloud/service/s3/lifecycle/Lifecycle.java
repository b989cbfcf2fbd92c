package dev.signalbox.localcloud.service.s3.lifecycle;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.s3.objects.Bucket;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.Listing;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import dev.signalbox.localcloud.service.s3.objects.VersionListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Does what lifecycle rules say: looks every hour, a page of a bucket at a time, and deletes a page at a time. */
public final class Lifecycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final Duration BETWEEN = Duration.ofHours(1);
    private static final Duration AFTER_START = Duration.ofMinutes(1);
    private static final int PAGE = 1000;

    private final Time time;
    private final Buckets buckets;
    private final LifecycleRules rules;
    private final ObjectStore objects;
    private final Uploads uploads;
    private Optional<Time.Timer> next = Optional.empty();
    private volatile boolean closed;

    public Lifecycle(Time time, Buckets buckets, LifecycleRules rules, ObjectStore objects, Uploads uploads) {
        this.time = time;
        this.buckets = buckets;
        this.rules = rules;
        this.objects = objects;
        this.uploads = uploads;
    }

    public void start() {
        schedule(AFTER_START);
    }

    private synchronized void schedule(Duration in) {
        next = closed ? Optional.empty() : Optional.of(time.at(time.now().plus(in), this::round));
    }

    private void round() {
        try {
            for (var bucket : buckets.all()) {
                sweep(bucket);
            }
        } catch (AwsServiceException e) {
            LOG.debug("A bucket went while its objects expired", e);
        } finally {
            schedule(BETWEEN);
        }
    }

    private void sweep(Bucket bucket) {
        var all = rules.of(bucket.name());
        for (var rule : all) {
            if (rule.expires() && !closed) {
                expireObjects(bucket.name(), rule);
            }
            if ((rule.noncurrentDays().isPresent() || rule.oldMarkers()) && !closed) {
                expireVersions(bucket.name(), rule);
            }
            rule.uploadDays().ifPresent(days -> uploads.inBucket(bucket.name()).stream().filter(upload -> upload.key()
                    .startsWith(rule.prefix()) && isPast(Rule.midnightAfter(upload.begun(), days))).forEach(
                            uploads::abort));
        }
    }

    private boolean isPast(Instant when) {
        return !when.isAfter(time.now());
    }

    private void expireObjects(String bucket, Rule rule) {
        var after = Optional.of("");
        while (after.isPresent() && !closed) {
            var page = objects.list(bucket, new Listing.Query(rule.prefix(), "", after.get(), PAGE));
            var due = page.objects().stream().filter(object -> rule.expiry(object).filter(this::isPast).isPresent())
                    .toList();
            if (!due.isEmpty()) {
                objects.removing(bucket, removals -> due.forEach(removals::expire));
            }
            after = page.next();
        }
    }

    private void expireVersions(String bucket, Rule rule) {
        var walk = new VersionWalk(rule, time.now());
        var page = page(bucket, rule, "", "");
        boolean more = true;
        while (more && !closed) {
            var due = walk.due(page.entries());
            if (!due.isEmpty()) {
                objects.removing(bucket, removals -> due.forEach(removals::expireVersion));
            }
            more = page.nextKey().isPresent();
            page = more ? page(bucket, rule, page.nextKey().orElseThrow(), page.nextVersion().orElse("")) : page;
        }
        var lonely = walk.end();
        if (!lonely.isEmpty()) {
            objects.removing(bucket, removals -> lonely.forEach(removals::expireVersion));
        }
    }

    private VersionListing.Page page(String bucket, Rule rule, String key, String version) {
        return objects.listVersions(bucket, new VersionListing.Query(rule.prefix(), "", key, version, PAGE));
    }

    @Override
    public synchronized void close() {
        closed = true;
        next.ifPresent(Time.Timer::cancel);
    }

    /** Goes through versions, newest first for each key, and tells which are due. */
    private static final class VersionWalk {
        private final Rule rule;
        private final Instant now;
        private Optional<StoredObject> newer = Optional.empty();
        private Optional<StoredObject> lonelyMarker = Optional.empty();
        private int noncurrent;

        VersionWalk(Rule rule, Instant now) {
            this.rule = rule;
            this.now = now;
        }

        List<StoredObject> due(List<VersionListing.Entry> entries) {
            return entries.stream().flatMap(entry -> next(entry).stream()).toList();
        }

        private List<StoredObject> next(VersionListing.Entry entry) {
            var object = entry.object();
            boolean sameKey = newer.filter(n -> n.key().equals(object.key())).isPresent();
            var due = new java.util.ArrayList<StoredObject>();
            if (!sameKey) {
                due.addAll(end());
                noncurrent = 0;
            }
            lonelyMarker = !sameKey && object.version().deleteMarker() ? Optional.of(object) : Optional.empty();
            if (sameKey && isDue(object, newer.orElseThrow().modified())) {
                due.add(object);
            }
            newer = Optional.of(object);
            return due;
        }

        /** A version is not current any more since the next newer one was made. */
        private boolean isDue(StoredObject object, Instant since) {
            noncurrent++;
            return rule.covers(object) && noncurrent > rule.noncurrentKept() && rule.noncurrentDays().filter(
                    days -> !Rule.midnightAfter(since, days).isAfter(now)).isPresent();
        }

        /** The delete marker that was alone under the last key. */
        List<StoredObject> end() {
            var found = lonelyMarker.filter(_ -> rule.oldMarkers()).stream().toList();
            lonelyMarker = Optional.empty();
            return found;
        }
    }
}
