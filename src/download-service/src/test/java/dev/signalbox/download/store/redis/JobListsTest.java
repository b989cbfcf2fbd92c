package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.store.Claim;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.OwnBucket;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.JobView.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of jobs, also of those that another version wrote, or a human hand changed. */
final class JobListsTest extends StoreFixture {
    private static final Filter ALL = new Filter(Optional.empty(), Optional.empty());

    private static Filter of(String aggr) {
        return new Filter(Optional.empty(), Optional.of(aggr));
    }

    private static Filter in(JobStatus status) {
        return new Filter(Optional.of(status), Optional.empty());
    }

    private static List<JobId> pages(Filter filter, int limit, Runnable between) {
        var ids = new ArrayList<JobId>();
        var cursor = "";
        do {
            var page = store.jobs().list(filter, cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(x -> ids.add(x.id()));
            cursor = page.next().orElse("");
            between.run();
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    void newestFirstByPagesOfAnySize() {
        var ids = times(7, () -> add("a", 1)).reversed();

        for (int limit = 1; limit < 9; limit++) {
            assertThat(pages(ALL, limit, () -> {})).isEqualTo(ids);
            assertThat(pages(of("a"), limit, () -> {})).isEqualTo(ids);
            assertThat(pages(in(JobStatus.PENDING), limit, () -> {})).isEqualTo(ids);
        }
    }

    /** One answer holds up all others: what is big comes in more of them. */
    @Test
    void bigJobsComeInShortPagesAndSmallClaims() {
        var ids = times(20, () -> addBig(500_000));
        addBig(5_000_000);

        assertThat(store.jobs().list(ALL, "", 200).items()).extracting(Job::id).as("one too big for any page").hasSize(
                1);
        assertThat(store.jobs().list(ALL, store.jobs().list(ALL, "", 1).next().orElseThrow(), 200).items()).extracting(
                Job::id).hasSize(7);
        assertThat(pages(ALL, 200, () -> {})).hasSize(21).endsWith(ids.getFirst());
        assertThat(pages(new Filter(Optional.of(JobStatus.PENDING), Optional.of("a")), 200, () -> {})).hasSize(21);
        assertThat(claim(100)).hasSize(8);
        assertThat(claim(100)).hasSize(8);
        assertThat(claim(100)).hasSize(5);
    }

    private static JobId addBig(int size) {
        var spec = new JobSpec("http://localhost/a", "a", Optional.empty(), "x".repeat(size), "", false,
                Optional.empty(), Map.of(), CALLBACK, Optional.empty(), "");
        return add(spec, aggregation("a", 100));
    }

    @Test
    void pagesDoNotShiftWhenJobsComeAndGo() {
        var ids = times(6, () -> add("a", 10)).reversed();

        assertThat(pages(ALL, 2, () -> add("a", 10))).isEqualTo(ids);
        assertThat(pages(in(JobStatus.PENDING), 1, () -> store.jobs().cancel(ids.getLast(), KEEP))).doesNotContain(ids
                .getLast());
    }

    @Test
    void filtersByStatusAndAggregation() {
        var waiting = add("a", 1);
        times(3, () -> add("b", 5));
        claim(1);
        var second = add("a", 1);

        assertThat(pages(in(JobStatus.DOWNLOADING), 2, () -> {})).containsExactly(waiting);
        assertThat(pages(of("a"), 1, () -> {})).containsExactly(second, waiting);
        assertThat(pages(new Filter(Optional.of(JobStatus.PENDING), Optional.of("a")), 1, () -> {})).containsExactly(
                second);
        assertThat(pages(new Filter(Optional.of(JobStatus.PENDING), Optional.of("b")), 1, () -> {})).hasSize(3);
        assertThat(pages(of("none"), 5, () -> {})).isEmpty();
    }

    @Test
    void countsByStatus() {
        times(3, () -> add("a", 2));
        claim(5);

        assertThat(store.jobs().counts()).hasSize(8).containsEntry(JobStatus.PENDING, 1L).containsEntry(
                JobStatus.DOWNLOADING,
                2L).containsEntry(JobStatus.DONE, 0L);
    }

    @Test
    void refusesACursorThatIsNoneOfOurs() {
        for (var cursor : new String[]{"x", "-1", "1 2", "+inf", "99999999999999999999"}) {
            assertThatThrownBy(() -> store.jobs().list(ALL, cursor, 1)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void everyWishOfAClientComesBack() {
        var full = new JobSpec("http://localhost/a", "a", Optional.of(0), "{\"x\":1}", "image/*", true, Optional.of(7),
                Map.of(
                        "X-Key", "", "Ä", "ü"), new CallbackSpec("http://c/", "http", "dst", "sqs", "error"), Optional
                                .of(new OwnBucket(
                                        "b", "r")), "sub/folder");
        var plain = JobSpec.of("http://localhost/a", "a", CallbackSpec.NONE);

        assertThat(job(add(full, aggregation("a", 1))).spec()).isEqualTo(full);
        assertThat(job(add(plain, aggregation("a", 1))).spec()).isEqualTo(plain);
    }

    @Test
    void fieldsOfANewerVersionAreIgnored() {
        var id = add("a", 1);
        var job = key("job:" + id);
        var before = job(id);
        inside().hset(job, Map.of("from_the_future", "1", "spec", inside().hget(job, "spec").replaceFirst("[{]",
                "{\"future\":[1,{}],").replaceFirst("\"callback\":[{]", "\"callback\":{\"colour\":\"red\",")));

        assertThat(job(id)).isEqualTo(before);
        assertThat(claim(1)).containsExactly(id);
        succeed(new Claim(id, Long.parseLong(inside().hget(job, "fence"))));
        assertThat(inside().hget(job, "from_the_future")).isEqualTo("1");
    }

    @Test
    void fieldsThatAnOlderVersionDidNotWriteHaveTheirDefaults() {
        var id = add("a", 1);
        inside().hset(key("job:" + id), "spec",
                "{\"url\":\"http://old/\",\"aggrId\":\"a\",\"callback\":{\"url\":\"http://c/\"}}");

        var spec = job(id).spec();

        assertThat(spec.requestHeaders()).isEmpty();
        assertThat(spec.maxRetries()).isEmpty();
        assertThat(spec.subpath()).isEmpty();
        assertThat(spec.callback().destination(true)).map(x -> x.address()).hasValue("http://c/");
    }

    @Test
    void aJobThatCannotBeReadFailsInsteadOfBlocking() {
        var id = add("a", 1);
        inside().hset(key("job:" + id), "spec", "not JSON");

        assertThat(job(id).spec().url()).isEmpty();
        assertThat(fail(claimOne())).isTrue();
    }

    @Test
    void aStatusOfANewerVersionIsNotShown() {
        var strange = add("a", 1);
        var known = add("a", 1);
        inside().hset(key("job:" + strange), "status", "thinking");

        assertThat(store.jobs().find(strange)).isEmpty();
        assertThat(store.jobs().list(ALL, "", 9).items()).extracting(Job::id).containsExactly(known);
    }

    /** In the original the whole aggregation was then skipped for ever. */
    @Test
    void entriesWithoutAJobHoldUpNothing() {
        var poison = add("a", 1);
        inside().del(key("job:" + poison));
        inside().zadd(key("pending:a"), 1, "rubbish");
        inside().zadd(key("callbacks"), 1, "rubbish");
        inside().zadd(key("leases"), 1, "rubbish");
        inside().zadd(key("calling"), 1, "rubbish");
        inside().zadd(key("due"), 1, "no such aggregation");
        var good = add("a", 1);

        assertThat(store.downloads().reclaim(10, 5, KEEP)).isEqualTo(1);
        assertThat(store.callbacks().reclaim(10)).isEqualTo(1);
        assertThat(claim(10)).containsExactly(good);
        assertThat(store.callbacks().claim("one", 10, LEASE)).isEmpty();
        assertThat(store.jobs().list(ALL, "", 9).items()).extracting(Job::id).containsExactly(good);
        assertThat(store.jobs().counts()).containsEntry(JobStatus.PENDING, 0L);
        fail(new Claim(good, Long.parseLong(inside().hget(key("job:" + good), "fence"))));
        store.callbacks().delivered(claimCallback().claim(), KEEP);
        forgetAll("");
        assertThat(keys()).isEmpty();
    }

    @Test
    void aLostJobThatRanFreesItsPlace() {
        var lost = claimOneOf("a");
        inside().del(key("job:" + lost));
        var next = add("a", 1);
        assertThat(claim(1)).isEmpty();

        endLeases("leases");
        store.downloads().reclaim(1, 5, KEEP);

        assertThat(claim(1)).containsExactly(next);
    }

    private static JobId claimOneOf(String aggr) {
        add(aggr, 1);
        return claimOne().id();
    }
}
