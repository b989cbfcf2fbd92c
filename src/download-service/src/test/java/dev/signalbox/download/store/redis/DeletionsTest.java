package dev.signalbox.download.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.StoredFile;
import dev.signalbox.download.store.DeletionQueue.Due;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** In the end nothing is left. */
final class DeletionsTest extends StoreFixture {
    private static JobId finished(String storage) {
        var id = addSilent("a");
        store.downloads().finish(claimOne(), success(id, storage), Duration.ZERO);
        return id;
    }

    @Test
    void onlyThoseWhoReachAFileDeleteIt() {
        var onDisk = finished("disk");
        var inBucket = finished("bucket");
        var clients = finished(StoredFile.OWN_BUCKET);

        assertThat(store.deletions().claim("disk", 10, LEASE)).extracting(Due::id).containsExactly(onDisk);
        assertThat(store.deletions().claim("bucket", 10, LEASE)).extracting(Due::id).containsExactly(inBucket);
        assertThat(store.deletions().claim("", 10, LEASE)).extracting(Due::id).containsExactly(clients);
    }

    @Test
    void comesAgainUntilItIsForgotten() throws InterruptedException {
        var id = finished("disk");
        var due = store.deletions().claim("disk", 10, Duration.ofMillis(400));
        assertThat(due.getFirst().job().orElseThrow().file()).isPresent();
        assertThat(store.deletions().claim("disk", 10, LEASE)).isEmpty();

        Thread.sleep(420);
        assertThat(store.deletions().claim("disk", 10, LEASE)).extracting(Due::id).containsExactly(id);
        store.deletions().defer(id, "disk", Duration.ZERO);
        assertThat(store.deletions().claim("disk", 10, LEASE)).extracting(Due::id).containsExactly(id);

        store.deletions().forget(id, "disk");
        store.deletions().forget(id, "disk");
        assertThat(store.jobs().find(id)).isEmpty();
        assertThat(keys()).isEmpty();
    }

    @Test
    void waitsForItsTime() throws InterruptedException {
        addSilent("a");
        var claim = claimOne();
        store.downloads().finish(claim, success(claim.id(), "disk"), Duration.ofMillis(400));

        assertThat(store.deletions().claim("disk", 10, LEASE)).isEmpty();
        await(() -> store.deletions().claim("disk", 10, LEASE).size() == 1);
    }

    @Test
    void deferringWhatIsNotThereMakesNothing() {
        store.deletions().defer(JobId.random(), "disk", Duration.ZERO);

        assertThat(keys()).isEmpty();
    }

    @Test
    void aJobThatIsAliveIsNotForgotten() {
        var id = add("a", 1);
        inside().zadd(key("deletions:disk"), 1, id.value());

        store.deletions().forget(id, "disk");

        assertThat(claim(1)).containsExactly(id);
    }

    @Test
    void anEntryWithoutAJobIsHandedOutOnceMore() {
        var id = JobId.random();
        inside().zadd(key("deletions:disk"), 1, id.value());
        inside().zadd(key("deletions:disk"), 1, "no id at all");

        assertThat(store.deletions().claim("disk", 10, LEASE)).containsExactly(new Due(id, Optional.empty()));
        store.deletions().forget(id, "disk");

        assertThat(keys()).isEmpty();
    }

    /** In the original jobs without a callback, and those whose callback failed, stayed for ever. */
    @Test
    void nothingIsLeftOfJobsHoweverTheyEnded() {
        times(3, () -> addSilent("silent"));
        fail(claimOne());
        succeed(claimOne());
        var own = claimOne();
        store.downloads().finish(own, success(own.id(), StoredFile.OWN_BUCKET), KEEP);
        times(4, () -> add("told", 5));
        var canceled = add("other", 1);
        store.jobs().cancel(canceled, KEEP);
        store.downloads().claim("one", 10, LEASE).forEach(x -> {
            if (x.claim().fence() % 2 == 0) {
                succeed(x.claim());
            } else {
                fail(x.claim());
            }
        });
        store.callbacks().delivered(claimCallback().claim(), KEEP);
        store.callbacks().failed(claimCallback().claim(), "no", KEEP);
        for (var left : store.callbacks().claim("one", 10, LEASE)) {
            store.callbacks().delivered(left.claim(), KEEP);
        }

        forgetAll("disk", "");

        assertThat(keys()).isEmpty();
    }
}
