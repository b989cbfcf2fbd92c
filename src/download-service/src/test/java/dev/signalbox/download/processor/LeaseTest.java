package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.processor.DiskCheck.Disk;
import dev.signalbox.download.processor.ProcessorSettings.DiskBounds;
import dev.signalbox.download.storage.FilePath;
import dev.signalbox.download.storage.FileStorage;
import dev.signalbox.download.storage.FileSystemStorage;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.download.store.DownloadQueue;
import dev.signalbox.download.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of downloads when leases end, jobs are canceled, disks fill or processors stop. */
class LeaseTest extends ProcessorFixture {
    private static DiskCheck noDisks() {
        return new DiskCheck(List.of(), DiskBounds.DEFAULT, DiskCheck.INTERVAL);
    }

    /** The store, which can go away for one processor. */
    private static final class Away implements DownloadQueue {
        private final DownloadQueue queue = store.downloads();
        volatile boolean forRenewals;
        volatile boolean forOutcomes;

        private void check(boolean away) {
            if (away) {
                throw new StoreException("away on purpose", new IOException());
            }
        }

        @Override
        public List<ClaimedJob> claim(String instance, int max, Duration lease) {
            check(forRenewals);
            return queue.claim(instance, max, lease);
        }

        @Override
        public Duration untilNext(Duration atMost) {
            return queue.untilNext(atMost);
        }

        @Override
        public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
            check(forRenewals);
            return queue.renew(claims, lease);
        }

        @Override
        public boolean finish(Claim claim, DownloadOutcome outcome, Duration keep) {
            check(forOutcomes);
            return queue.finish(claim, outcome, keep);
        }

        @Override
        public boolean retryLater(Claim claim, DownloadOutcome.MayPass outcome, Duration pause) {
            check(forOutcomes);
            return queue.retryLater(claim, outcome, pause);
        }

        @Override
        public int reclaim(int max, int maxLosses, Duration keep) {
            check(forRenewals);
            return queue.reclaim(max, maxLosses, keep);
        }
    }

    private JobId awaitBegun(JobId id) {
        await("the request", () -> !origin.requests.isEmpty());
        return id;
    }

    @Test
    void leaseIsRenewedWhileBusy() throws Exception {
        lease = Duration.ofMillis(600);
        var id = add(origin.on("/a", Origin.slow("hello", 2500)));
        processor("one");
        processor("two");
        var job = awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(job.downloads()).isEqualTo(1);
        assertThat(origin.requests).hasSize(1);
    }

    @Test
    void processorThatCannotRenewAbortsBeforeAnotherOneBegins() throws Exception {
        lease = Duration.ofMillis(900);
        var away = new Away();
        var id = add(origin.on("/a", Origin.stalled(new byte[100_000], 90_000), Origin.body("by another")));
        processor("cut off", away, noDisks());
        awaitBegun(id);
        await("the temporary file", () -> temp().toFile().list().length == 1);
        away.forRenewals = true;
        await("the end of the first attempt", () -> temp().toFile().list().length == 0);
        assertThat(store.downloads().reclaim(10, 5, Duration.ofMinutes(1))).as("leases that had ended by then")
                .isZero();
        assertThat(origin.requests).hasSize(1);
        processor("other");
        awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(fileOf(id)).hasContent("by another");
    }

    @Test
    void canceledDownloadEndsAtOnce() throws Exception {
        lease = Duration.ofSeconds(3);
        var id = add(origin.on("/a", Origin.stalled(new byte[100_000], 90_000)));
        processor("one");
        awaitBegun(id);
        await("the temporary file", () -> temp().toFile().list().length == 1);
        store.jobs().cancel(id, Duration.ofMinutes(1));
        await("its end", () -> temp().toFile().list().length == 0);
        assertThat(job(id).status()).isEqualTo(JobStatus.CANCELED);
        assertThat(fileOf(id)).doesNotExist();
    }

    /** Cancels while the file is on its way to the storage, when nothing stops it any more. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fileOfAJobThatWasCanceledWhileItWasStoredIsDeleted(boolean renewalSeesIt) throws Exception {
        var files = FileSystemStorage.open(root());
        var deleted = new CountDownLatch(1);
        FileStorage canceling = new FileStorage() {
            @Override
            public String name() {
                return files.name();
            }

            @Override
            public void store(Finished file, FilePath path) throws IOException {
                files.store(file, path);
                store.jobs().cancel(new JobId(path.value().replaceFirst(".*/", "")), Duration.ofMinutes(1));
                for (long end = System.nanoTime() + 600_000_000; renewalSeesIt && System.nanoTime() < end;) {
                    Thread.onSpinWait();
                }
            }

            @Override
            public void delete(FilePath path) throws IOException {
                files.delete(path);
                deleted.countDown();
            }
        };
        lease = renewalSeesIt ? Duration.ofMillis(300) : Duration.ofSeconds(30);
        var id = add(origin.on("/a", Origin.body("hello")));
        processor("one", store.downloads(), noDisks(), canceling);
        deleted.await();
        assertThat(fileOf(id)).doesNotExist();
    }

    @Test
    void placeOfACanceledDownloadIsFreeAtOnce() throws Exception {
        lease = Duration.ofSeconds(12);
        var id = add(spec(origin.on("/a", Origin.stalled(new byte[100_000], 90_000)), "aggr", Optional.empty()), 1);
        processor("one");
        awaitBegun(id);
        await("the temporary file", () -> temp().toFile().list().length == 1);
        store.jobs().cancel(id, Duration.ofMinutes(1));
        await("its end", () -> temp().toFile().list().length == 0);
        long ended = System.nanoTime();
        await("its place", () -> store.aggregations().find("aggr").isEmpty());
        assertThat(Duration.ofNanos(System.nanoTime() - ended)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void fileOfAJobThatWasCanceledBeforeTheStoreWasToldIsDeleted() throws Exception {
        lease = Duration.ofSeconds(3);
        var away = new Away();
        away.forOutcomes = true;
        var id = add(origin.on("/a", Origin.body("hello")));
        processor("one", away, noDisks());
        await("the file", () -> Files.exists(fileOf(id)));
        store.jobs().cancel(id, Duration.ofMinutes(1));
        await("its end", () -> !Files.exists(fileOf(id)));
    }

    @Test
    void outcomeIsToldAgainWhenTheStoreIsBack() throws Exception {
        var away = new Away();
        away.forOutcomes = true;
        var id = add(origin.on("/a", Origin.body("hello")));
        processor("one", away, noDisks());
        await("the file", () -> Files.exists(fileOf(id)));
        pause(500);
        assertThat(job(id).status()).isEqualTo(JobStatus.DOWNLOADING);
        away.forOutcomes = false;
        var job = awaitJob(id, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(job.downloads()).isEqualTo(1);
        assertThat(origin.requests).hasSize(1);
    }

    @Test
    void shutdownCancellationIsNoAttemptAndDoesNotHang() throws Exception {
        grace = Duration.ofSeconds(1);
        var quick = add(origin.on("/quick", Origin.slow("hello", 400)));
        var slow = add(origin.on("/slow", Origin.stalled(new byte[10], 90_000), Origin.body("by another")));
        var first = processor("one");
        await("both requests", () -> origin.requests.size() == 2);
        var later = add(spec(origin.on("/later", Origin.body("x")), "aggr", Optional.empty()), 4);
        long before = System.nanoTime();
        first.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(job(quick).status()).isEqualTo(JobStatus.CALLBACK_PENDING);
        assertThat(job(slow).status()).isEqualTo(JobStatus.PENDING);
        assertThat(job(slow).downloads()).isZero();
        processor("two");
        awaitJob(slow, j -> j.status() == JobStatus.CALLBACK_PENDING);
        awaitJob(later, j -> j.status() == JobStatus.CALLBACK_PENDING);
        assertThat(job(slow).downloads()).isEqualTo(1);
    }

    @Test
    void sickDiskStopsNewDownloadsButNotThoseUnderWay() throws Exception {
        var full = new boolean[1];
        var disk = new DiskCheck(List.of(new Disk() {
            @Override
            public String name() {
                return "/disk";
            }

            @Override
            public Space space() {
                return new Space(100, full[0] ? 1 : 50);
            }
        }), DiskBounds.DEFAULT, Duration.ofMinutes(1));
        var running = add(origin.on("/a", Origin.slow("hello", 1200)));
        processor("one", store.downloads(), disk);
        awaitBegun(running);
        full[0] = true;
        disk.look();
        var waiting = add(origin.on("/b", Origin.body("later")));
        awaitJob(running, j -> j.status() == JobStatus.CALLBACK_PENDING);
        pause(700);
        assertThat(job(waiting).status()).isEqualTo(JobStatus.PENDING);
        full[0] = false;
        disk.look();
        awaitJob(waiting, j -> j.status() == JobStatus.CALLBACK_PENDING);
    }
}
