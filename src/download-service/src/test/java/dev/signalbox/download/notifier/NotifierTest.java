package dev.signalbox.download.notifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.callback.CallbackBackend;
import dev.signalbox.download.callback.Delivery;
import dev.signalbox.download.callback.Message;
import dev.signalbox.download.callback.Receiver;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue.Retried;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotifierTest extends NotifierFixture {
    @Test
    void tellsTheClientAndThenTheJobIsDone() throws Exception {
        var id = downloaded(toReceiver());
        start(quick());
        await(id, JobStatus.DONE);

        assertThat(receiver.last().body()).contains("\"success\":true").contains("\"job_id\":\"" + id + "\"");
        assertThat(receiver.last().header(Message.KEY_NAME)).isEqualTo(id.value());
        assertThat(job(id).deliveredAt()).isPresent();
        assertThat(job(id).callbacks()).isOne();
        assertThat(counters.snapshot()).containsEntry("successfulCallbacks", 1L).containsEntry("failedCallbacks", 0L);
    }

    @Test
    void aFailedDownloadIsToldToItsErrorDestination() throws Exception {
        var id = failed(new CallbackSpec("", "http", receiver.url("/good"), "", receiver.url("/bad")));
        start(quick());
        await(id, JobStatus.FAILED);

        assertThat(receiver.last().path()).isEqualTo("/bad");
        assertThat(receiver.last().body()).contains("\"success\":false,\"error\":\"gone\"").contains(
                "\"download_url\":\"\"").contains("\"response_code\":404");
    }

    @Test
    void aBackendThatIsNotThereIsCountedAndInTheEndTheCallbackFails() throws Exception {
        var id = downloaded(new CallbackSpec("", "pigeon", "roof", "", ""));
        start(quick());
        await(id, JobStatus.CALLBACK_FAILED);

        assertThat(job(id).callbackError()).isEqualTo(
                "There is no callback backend 'pigeon' in this service; it has http");
        assertThat(counters.snapshot()).containsEntry("undefinedBackendWithCallback", 2L).containsEntry(
                "failedCallbacks", 1L);
    }

    /** The original queued such a job with an empty type: two failures of an undefined backend. */
    @Test
    void errorOnlyCallback() throws Exception {
        var id = downloaded(new CallbackSpec("", "", "", "http", receiver.url("/bad")));
        assertThat(job(id).status()).isEqualTo(JobStatus.DONE);
        start(quick());
        Thread.sleep(200);
        assertThat(receiver.count()).isZero();
        assertThat(counters.snapshot()).containsEntry("undefinedBackendWithCallback", 0L);
    }

    /** In the original the second attempt told of {@code .../6QE/id/6QE/id}, after a retry by hand three times. */
    @Test
    void downloadUrlDoesNotGrowOverRetries() throws Exception {
        receiver.answer(500).answer(500).answer(500);
        var id = downloaded(toReceiver());
        start(quick());
        await(id, JobStatus.CALLBACK_FAILED);
        assertThat(store.callbacks().retry(id)).isEqualTo(Retried.REQUEUED);
        await(id, JobStatus.DONE);

        assertThat(receiver.calls()).hasSize(4).extracting(Receiver.Call::body).containsOnly(receiver.last().body());
        assertThat(receiver.last().body()).contains("\"download_url\":\"http://files/" + id.value().substring(0, 3)
                + "/" + id + "\"");
        assertThat(receiver.calls()).extracting(c -> c.header(Message.KEY_NAME)).containsOnly(id.value());
    }

    @Test
    void aRetryByHandHasAllAttemptsAgain() throws Exception {
        receiver.answer(500).answer(500).answer(500).answer(500);
        var id = downloaded(toReceiver());
        start(quick());
        await(id, JobStatus.CALLBACK_FAILED);
        assertThat(job(id).callbackError()).isEqualTo("Received status 500 from " + receiver.url("/callback"));
        store.callbacks().retry(id);
        await(() -> receiver.count() == 4);
        await(id, JobStatus.CALLBACK_FAILED);
        assertThat(store.callbacks().retry(new JobId("AAAAAAAAAAAAAA"))).isEqualTo(Retried.UNKNOWN_JOB);
    }

    @Test
    void theNextAttemptWaits() throws Exception {
        assertThat(pauseAfter("unknown")).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    }

    @Test
    void aLongerPauseThatTheReceiverAsksForIsKept() throws Exception {
        assertThat(pauseAfter("600")).isBetween(Duration.ofSeconds(595), Duration.ofSeconds(600));
        assertThat(pauseAfter("5")).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(60));
    }

    @Test
    void aPauseOfMoreThanAnHourIsNotKept() throws Exception {
        assertThat(pauseAfter("86400")).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(60));
    }

    private Duration pauseAfter(String retryAfter) throws Exception {
        receiver.answer(503, "Retry-After", retryAfter);
        var id = downloaded(toReceiver());
        try (var _ = start(withPause(Duration.ofMinutes(1)))) {
            await(() -> job(id).eligibleAt().filter(t -> t.isAfter(Instant.now().plusSeconds(5))).isPresent());
        }
        return Duration.between(Instant.now(), job(id).eligibleAt().orElseThrow());
    }

    @Test
    void whatCannotPassFailsAtOnce() throws Exception {
        var id = downloaded(new CallbackSpec("http://169.254.169.254/latest", "", "", "", ""));
        start(quick());
        await(id, JobStatus.CALLBACK_FAILED);
        assertThat(job(id).callbacks()).isOne();
        assertThat(job(id).callbackError()).startsWith("Refused http://169.254.169.254/latest");
    }

    @Test
    void aBackendThatBreaksIsNoReasonToStop() throws Exception {
        var broken = new CallbackBackend() {
            @Override
            public void start() {}

            @Override
            public Delivery send(String address, Message message) {
                throw new IllegalStateException("a bug");
            }

            @Override
            public void stop() {
                throw new IllegalStateException("another");
            }
        };
        var bad = downloaded(new CallbackSpec("", "broken", "x", "", ""));
        var good = downloaded(toReceiver());
        start(store.callbacks(), Map.of("broken", broken, "http", http()), quick());
        await(bad, JobStatus.CALLBACK_FAILED);
        await(good, JobStatus.DONE);
        assertThat(job(bad).callbackError()).contains("a bug");
    }

    /** What is kept is given to the deletions, with its file. */
    @Test
    void jobsAreDeletedSomeTimeAfterTheirCallback() throws Exception {
        var told = downloaded(toReceiver());
        var notTold = downloaded(new CallbackSpec("", "pigeon", "roof", "", ""));
        start(new NotifierSettings(4, Duration.ofMillis(1), Duration.ofMillis(1), 1, Duration.ofMillis(1),
                Duration.ofSeconds(1), Duration.ZERO));
        await(told, JobStatus.DONE);
        await(notTold, JobStatus.CALLBACK_FAILED);
        Thread.sleep(5);
        assertThat(store.deletions().claim("disk", 10, KEEP)).extracting(d -> d.job().map(Job::id).orElseThrow())
                .containsExactlyInAnyOrder(told, notTold);
    }
}
