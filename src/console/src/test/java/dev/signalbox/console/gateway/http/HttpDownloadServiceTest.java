package dev.signalbox.console.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.downloads.DownloadServiceGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadOrder;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.model.downloads.EnqueueAnswer;
import dev.signalbox.console.model.downloads.JobQuery;
import dev.signalbox.console.model.downloads.ServiceAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The adapter over a real connection, with a service on this computer that a test scripts. */
class HttpDownloadServiceTest {
    private final ServiceOnLoopback service = opened(ServiceOnLoopback::new);
    private final List<String> budget = new ArrayList<>();
    private final List<String> ledger = new ArrayList<>();
    private int keysAsked;
    private boolean locked;
    private final HttpDownloadServices services = new HttpDownloadServices(new CallLimit() {
        @Override
        public void take(String api) {
            budget.add(api);
        }

        @Override
        public void again(String api) {
            budget.add("again " + api);
        }

        @Override
        public void throttled(String api) {
            budget.add("throttled " + api);
        }
    }, (action, target, _, result) -> ledger.add(action + " | " + target + " | " + result), this::guard, Duration
            .ofSeconds(2));
    private final DownloadServiceGateway gateway = open(service.url(), ServiceOnLoopback.KEY);

    private static <T> T opened(Callable<T> make) {
        try {
            return make.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private DownloadServiceGateway open(URI url, String key) {
        return services.open(ServiceAddress.added("test", url), () -> {
            keysAsked++;
            return Optional.of(new ApiKey(key));
        });
    }

    @AfterEach
    void close() {
        services.close();
        service.close();
    }

    private static Failure failureOf(ThrowingCallable call) {
        return catchThrowableOfType(GatewayException.class, call).failure();
    }

    private void guard(String service, String operation) {
        if (locked) {
            throw new ChangeRefusedException("PROD", operation);
        }
    }

    @Test
    void readsButSendsNoChangeWhileLocked() throws Exception {
        service.job("AAAAAAAAAAAAA1", "done", "images");
        locked = true;

        gateway.job("AAAAAAAAAAAAA1");
        assertThat(failureOf(() -> gateway.cancel("AAAAAAAAAAAAA1"))).isInstanceOf(Failure.Locked.class);
        assertThat(failureOf(() -> gateway.retryCallback("AAAAAAAAAAAAA1"))).isInstanceOf(Failure.Locked.class);
        assertThat(failureOf(() -> gateway.limit("images", 1, 0))).isInstanceOf(Failure.Locked.class);
        assertThat(failureOf(() -> gateway.release("images"))).isInstanceOf(Failure.Locked.class);
        assertThat(failureOf(() -> gateway.enqueue(new DownloadOrder(Map.of("url", "https://a.example")))))
                .isInstanceOf(
                        Failure.Locked.class);

        assertThat(service.asked).hasSize(1);
        assertThat(ledger).isEmpty();
    }

    @Test
    void readsAJobWithAllThatTheServiceTells() throws Exception {
        service.job("AAAAAAAAAAAAA1", "callback_failed", "images").put("url",
                "https://files.example.com/a.png?X-Amz-Signature=abc&v=1").put("error", "Error while x").put(
                        "response_code", 404).put("bytes", 12_345).put("sha256", "ab12").put("path", "AAA/A").put(
                                "eligible_at", "2026-09-01T12:00:00Z").put("s3_bucket", "own").put("callback_error",
                                        "HTTP 500").putNull("delivered_at");

        var job = gateway.job("AAAAAAAAAAAAA1");

        assertThat(job.status()).isEqualTo(DownloadStatus.CALLBACK_FAILED);
        assertThat(job.url()).contains("v=1").doesNotContain("abc");
        assertThat(job.withheld()).containsExactly(DownloadJob.URL);
        assertThat(job.responseCode()).hasValue(404);
        assertThat(job.stored().bytes()).hasValue(12_345);
        assertThat(job.stored().bucket()).contains("own");
        assertThat(job.callback().destination()).contains("https://client.example.com/done");
        assertThat(job.callback().error()).contains("HTTP 500");
        assertThat(job.callback().deliveredAt()).isEmpty();
        assertThat(job.times().eligibleAt()).isPresent();
    }

    @Test
    void anAddressWithStarsOfTheServiceIsForReadingOnly() throws Exception {
        service.job("AAAAAAAAAAAAA1", "done", "images").put("url", "https://***@files.example.com/a.png?sig=***");
        service.job("AAAAAAAAAAAAA2", "done", "images");

        assertThat(gateway.job("AAAAAAAAAAAAA1").withheld()).containsExactly(DownloadJob.URL);
        assertThat(gateway.job("AAAAAAAAAAAAA2").withheld()).isEmpty();
    }

    @Test
    void pagesAndFiltersJobsAndKnowsNewWordsAsUnknown() throws Exception {
        service.job("a1", "pending", "images & more");
        service.job("a2", "pending", "images & more");
        service.job("a3", "done", "images & more");
        service.job("b1", "shelved", "other");

        var first = gateway.jobs(new JobQuery(Optional.of(DownloadStatus.PENDING), Optional.of("images & more")), "",
                1);
        var second = gateway.jobs(new JobQuery(Optional.of(DownloadStatus.PENDING), Optional.of("images & more")), first
                .next().orElseThrow(), 1);

        assertThat(first.jobs()).extracting(j -> j.id()).containsExactly("a1");
        assertThat(second.jobs()).extracting(j -> j.id()).containsExactly("a2");
        assertThat(second.next()).isEmpty();
        assertThat(gateway.counts()).containsEntry(DownloadStatus.PENDING, 2L).containsEntry(DownloadStatus.UNKNOWN,
                1L);
        assertThat(budget).contains("Downloads GET /jobs", "Downloads GET /jobs/counts");
    }

    @Test
    void enqueuesWhatWasGivenAndTellsWhichFieldIsWrong() throws Exception {
        var order = new DownloadOrder(Map.of("url", "https://files.example.com/a", "aggr_id", "images", "aggr_limit",
                "4", "request_headers", "X-Token: s3cr3t\nAccept: image/*", "extract_image_size", "true", "mime_type",
                " "));

        assertThat(gateway.enqueue(order)).isInstanceOf(EnqueueAnswer.Taken.class);
        assertThat(service.asked.getLast()).contains("\"aggr_limit\":4", "\"X-Token\":\"s3cr3t\"",
                "\"extract_image_size\":true").doesNotContain("mime_type");
        assertThat(gateway.enqueue(order.with(Map.of("url", "nonsense")))).isEqualTo(new EnqueueAnswer.Refused(
                "invalid_request", "url is no http address", Optional.of("url")));
        assertThat(ledger).hasSize(2).first().asString().endsWith("/jobs/new-job-000000 | done");
        assertThat(ledger.toString() + order).doesNotContain("s3cr3t");
    }

    @Test
    void changesAreNotedAndRefusalsTold() throws Exception {
        service.job("a1", "pending", "images");
        service.job("a2", "done", "images");
        service.aggregation("im/ages", 4);

        gateway.cancel("a1");
        gateway.retryCallback("a2");
        service.jobs.get("a2").put("status", "done");
        var late = failureOf(() -> gateway.cancel("a2"));
        var unknown = failureOf(() -> gateway.retryCallback("nobody"));

        assertThat(late).isInstanceOf(Failure.Rejected.class);
        assertThat(late.message()).isEqualTo("Job a2 is done");
        assertThat(unknown).isInstanceOf(Failure.NotFound.class);
        assertThat(ledger).containsExactly("POST /jobs/id/cancel | " + service.url() + "/jobs/a1/cancel | done",
                "POST /retry/id | " + service.url() + "/retry/a2 | done", "POST /jobs/id/cancel | " + service.url()
                        + "/jobs/a2/cancel | HTTP 409", "POST /retry/id | " + service.url()
                                + "/retry/nobody | HTTP 404");
    }

    @Test
    void changesLimitsAndGivesThemBack() throws Exception {
        service.aggregation("images", 4);

        gateway.limit("images", 8, 2.5);
        var set = gateway.aggregations().getFirst();
        gateway.limit("images", 8, 0);
        var without = gateway.aggregations().getFirst();
        gateway.release("images");

        assertThat(set.limit()).isEqualTo(8);
        assertThat(set.requestsPerSecond()).hasValue(2.5);
        assertThat(set.setByOperator()).isTrue();
        assertThat(without.requestsPerSecond()).isEmpty();
        assertThat(gateway.aggregations().getFirst().setByOperator()).isFalse();
    }

    @Test
    void aKeyThatIsNotTakenIsAskedForAgain() {
        var other = open(service.url(), "another");

        assertThat(failureOf(other::instances)).isInstanceOf(Failure.Denied.class);
        assertThat(failureOf(other::instances)).isInstanceOf(Failure.Denied.class);
        assertThat(keysAsked).isEqualTo(2);
    }

    @Test
    void aKeyThatNoHeaderTakesIsToldWithoutItself() {
        var failure = failureOf(open(service.url(), "s3cr3t\n")::instances);

        assertThat(failure).isInstanceOf(Failure.Denied.class);
        assertThat(failure.message()).contains("line break").doesNotContain("s3cr3t");
        assertThat(service.asked).isEmpty();
    }

    @Test
    void theKeyFollowsNoRedirect() throws Exception {
        try (var elsewhere = new ServiceOnLoopback()) {
            service.status = 302;
            service.location = elsewhere.url() + "/instances";

            var failure = failureOf(gateway::instances);

            assertThat(failure.code()).isEqualTo("NotADownloadService");
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test
    void troubleIsToldApart() throws Exception {
        service.status = 503;
        assertThat(failureOf(gateway::counts)).isEqualTo(new Failure.Unexpected("HTTP 503", "Redis does not answer",
                Optional.empty()));
        service.status = 429;
        assertThat(failureOf(gateway::counts)).isInstanceOf(Failure.Throttled.class);
        assertThat(budget).contains("throttled Downloads GET /jobs/counts");
        service.close();
        assertThat(failureOf(gateway::counts)).isInstanceOf(Failure.Unreachable.class);
    }

    @Test
    void whoSaysNothingIsNotWaitedForForever() throws Exception {
        try (var silent = new ServerSocket(0)) {
            var mute = open(URI.create("http://127.0.0.1:" + silent.getLocalPort()), "key");

            assertThat(failureOf(mute::counts)).isInstanceOf(Failure.TimedOut.class);
        }
    }

    @Test
    void addressesOfKeysAreLoopbackOrEncrypted() {
        assertThat(ServiceAddress.parse("http://user:pw@host/")).isEmpty();
        assertThat(ServiceAddress.parse("ftp://host")).isEmpty();
        assertThat(ServiceAddress.parse(" https://host/base/ ")).contains(URI.create("https://host/base"));
        assertThat(ServiceAddress.added("a", URI.create("http://127.0.0.1:8000")).isPlain()).isFalse();
        assertThat(ServiceAddress.added("a", URI.create("http://127.0.0.1.example.com")).isPlain()).isTrue();
        assertThat(ServiceAddress.added("a", URI.create("https://example.com")).isPlain()).isFalse();
    }
}
