package dev.signalbox.localcloud.service.s3.lifecycle;

import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Tag;

/**
 * One enabled rule. Days count from the next midnight (UTC) on, as S3 has it.
 *
 * @param days after which objects expire
 * @param date on which objects expire
 * @param oldMarkers delete markers that hide nothing any more go
 * @param noncurrentDays after which versions go that are not current
 * @param noncurrentKept so many of these stay however old
 * @param uploadDays after which uploads are aborted
 */
record Rule(String id, String prefix, Map<String, String> tags, long larger, long smaller, Optional<Integer> days,
        Optional<Instant> date, boolean oldMarkers, Optional<Integer> noncurrentDays, int noncurrentKept,
        Optional<Integer> uploadDays) {

    static List<Rule> of(BucketLifecycleConfiguration configuration) {
        return configuration.rules().stream().filter(rule -> rule.status() == ExpirationStatus.ENABLED).map(Rule::of)
                .toList();
    }

    @SuppressWarnings("deprecation") // old configurations have the prefix beside the filter
    private static Rule of(LifecycleRule rule) {
        var filter = Optional.ofNullable(rule.filter());
        var and = filter.flatMap(f -> Optional.ofNullable(f.and()));
        var prefix = and.map(a -> a.prefix()).or(() -> filter.flatMap(f -> Optional.ofNullable(f.prefix()))).orElse(
                rule.prefix());
        var tags = new ArrayList<Tag>(and.map(a -> a.tags()).orElse(List.of()));
        filter.flatMap(f -> Optional.ofNullable(f.tag())).ifPresent(tags::add);
        var larger = and.map(a -> a.objectSizeGreaterThan()).or(() -> filter.map(f -> f.objectSizeGreaterThan()));
        var smaller = and.map(a -> a.objectSizeLessThan()).or(() -> filter.map(f -> f.objectSizeLessThan()));
        var expiration = Optional.ofNullable(rule.expiration());
        var noncurrent = Optional.ofNullable(rule.noncurrentVersionExpiration());
        return new Rule(text(rule.id()), text(prefix), named(tags), larger.orElse(-1L), smaller.orElse(Long.MAX_VALUE),
                expiration.flatMap(e -> Optional.ofNullable(e.days())), expiration.flatMap(e -> Optional.ofNullable(e
                        .date())), expiration.map(e -> Boolean.TRUE.equals(e.expiredObjectDeleteMarker())).orElse(
                                false), noncurrent.map(n -> n.noncurrentDays()), noncurrent.map(n -> n
                                        .newerNoncurrentVersions()).orElse(0), Optional.ofNullable(rule
                                                .abortIncompleteMultipartUpload()).map(a -> a.daysAfterInitiation()));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> named(List<Tag> tags) {
        var named = new HashMap<String, String>();
        tags.forEach(tag -> named.put(tag.key(), tag.value()));
        return Map.copyOf(named);
    }

    boolean covers(StoredObject object) {
        return object.key().startsWith(prefix) && object.size() > larger && object.size() < smaller && object.settings()
                .tags().entrySet().containsAll(tags.entrySet());
    }

    boolean expires() {
        return days.isPresent() || date.isPresent();
    }

    /** When a current object expires, if this rule has it expire. */
    Optional<Instant> expiry(StoredObject object) {
        return Optional.of(object).filter(this::covers).flatMap(o -> date.or(() -> days.map(count -> midnightAfter(o
                .modified(), count))));
    }

    /** The first midnight at or after so many days. */
    static Instant midnightAfter(Instant from, int days) {
        var end = from.plus(days, ChronoUnit.DAYS);
        var midnight = end.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).toInstant();
        return midnight.equals(end) ? midnight : midnight.plus(1, ChronoUnit.DAYS);
    }
}
