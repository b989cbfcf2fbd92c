package dev.signalbox.console.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeGuard;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter against the real service with a real Redis: what the scripted one says must be what this one says. */
class HttpDownloadServiceOnRealServiceTest {
    private static final Map<String, String> ORDER = Map.of("url", "https://files.example.com/a.png", "aggr_id",
            "files/of example", "aggr_limit", "3", "callback_type", "http", "callback_dst",
            "https://client.example.com/done", "request_headers", "X-Token: s3cr3t", "extra", "order-1", "max_retries",
            "1");

    @TempDir Path folder;
    private RealDownloadService service;
    private HttpDownloadServices services;
    private DownloadServiceGateway gateway;

    @BeforeEach
    void open() throws Exception {
        service = new RealDownloadService(folder);
        services = new HttpDownloadServices(new CallLimit() {
            @Override
            public void take(String api) {
                // Nothing is counted here.
            }

            @Override
            public void again(String api) {
                // Nothing is counted here.
            }

            @Override
            public void throttled(String api) {
                // Nothing is counted here.
            }
        }, (_, _, _, _) -> {}, ChangeGuard.OPEN);
        gateway = services.open(ServiceAddress.added("real", service.url()), () -> Optional.of(
                RealDownloadService.KEY));
    }

    @AfterEach
    void close() {
        services.close();
        service.close();
    }

    private String enqueue(Map<String, String> others) throws GatewayException {
        return ((EnqueueAnswer.Taken) gateway.enqueue(new DownloadOrder(ORDER).with(others))).id();
    }

    private static Failure failureOf(ThrowingCallable call) {
        return catchThrowableOfType(GatewayException.class, call).failure();
    }

    @Test
    void enqueuesFollowsCancelsAndRetries() throws Exception {
        String first = enqueue(Map.of());
        DownloadJob job = gateway.job(first);
        assertThat(job.status()).isEqualTo(DownloadStatus.PENDING);
        assertThat(job.callback().destination()).contains("https://client.example.com/done");
        assertThat(job.maxRetries()).hasValue(1);
        assertThat(job.extra()).contains("order-1");
        assertThat(job.stored().path()).isEmpty();

        service.download();
        assertThat(gateway.job(first).status()).isEqualTo(DownloadStatus.CALLBACK_PENDING);
        service.failCallbacks();
        DownloadJob failed = gateway.job(first);
        assertThat(failed.status()).isEqualTo(DownloadStatus.CALLBACK_FAILED);
        assertThat(failed.callback().error()).contains("status 503");
        assertThat(failed.stored().bytes()).hasValue(1_024);
        assertThat(failed.stored().path()).contains("dir/" + first);

        gateway.retryCallback(first);
        assertThat(gateway.job(first).status()).isEqualTo(DownloadStatus.CALLBACK_PENDING);
        assertThat(failureOf(() -> gateway.retryCallback(first))).isInstanceOf(Failure.Rejected.class);
        assertThat(failureOf(() -> gateway.cancel(first))).isInstanceOf(Failure.Rejected.class);
        String second = enqueue(Map.of());
        gateway.cancel(second);
        assertThat(gateway.job(second).status()).isEqualTo(DownloadStatus.CANCELED);
        assertThat(failureOf(() -> gateway.cancel("AAAAAAAAAAAAAA"))).isInstanceOf(Failure.NotFound.class);
        assertThat(failureOf(() -> gateway.job("AAAAAAAAAAAAAA"))).isInstanceOf(Failure.NotFound.class);
    }

    @Test
    void listsByPagesStateAndAggregation() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(enqueue(Map.of("aggr_id", i < 3 ? "a & b" : "other")));
        }

        List<String> listed = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            var page = gateway.jobs(new JobQuery(Optional.of(DownloadStatus.PENDING), Optional.of("a & b")), cursor
                    .get(), 2);
            page.jobs().forEach(j -> listed.add(j.id()));
            cursor = page.next();
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(ids.subList(2, 5));
        assertThat(gateway.jobs(JobQuery.ALL, "", 100).jobs()).hasSize(5);
        assertThat(gateway.counts()).containsEntry(DownloadStatus.PENDING, 5L).doesNotContainKey(
                DownloadStatus.UNKNOWN);
    }

    @Test
    void changesLimitsAndGivesThemBack() throws Exception {
        enqueue(Map.of("aggr_requests_per_second", "1.5"));
        var before = gateway.aggregations().getFirst();
        assertThat(before.limit()).isEqualTo(3);
        assertThat(before.requestsPerSecond()).hasValue(1.5);
        assertThat(before.pending()).isEqualTo(1);

        gateway.limit("files/of example", 9, 0);
        var set = gateway.aggregations().getFirst();
        assertThat(set.limit()).isEqualTo(9);
        assertThat(set.requestsPerSecond()).isEmpty();
        assertThat(set.setByOperator()).isTrue();
        gateway.release("files/of example");
        assertThat(gateway.aggregations().getFirst().setByOperator()).isFalse();
    }

    @Test
    void refusalsNameTheirField() throws Exception {
        assertThat(gateway.enqueue(new DownloadOrder(ORDER).with(Map.of("aggr_limit", "0"))))
                .isInstanceOfSatisfying(EnqueueAnswer.Refused.class, r -> assertThat(r.field()).contains("aggr_limit"));
        assertThat(gateway.enqueue(new DownloadOrder(ORDER).with(Map.of("max_retries", "many"))))
                .isInstanceOfSatisfying(EnqueueAnswer.Refused.class, r -> assertThat(r.field()).contains(
                        "max_retries"));
        assertThat(gateway.enqueue(new DownloadOrder(Map.of("aggr_id", "a")))).isInstanceOfSatisfying(
                EnqueueAnswer.Refused.class, r -> assertThat(r.field()).contains("url"));
    }

    @Test
    void tellsWhoLivesAndWhatIsWrong() throws Exception {
        service.processorLives();
        assertThat(gateway.instances()).filteredOn(i -> i.component().equals("processor")).singleElement().satisfies(
                i -> assertThat(i.counter("download.response.200")).isEqualTo(17));
        var stranger = services.open(ServiceAddress.added("real", service.url()), () -> Optional.of(new ApiKey("x")));
        assertThat(failureOf(stranger::counts)).isInstanceOf(Failure.Denied.class);

        service.stopRedis();
        assertThat(failureOf(gateway::counts)).isInstanceOf(Failure.Unexpected.class).extracting(Failure::code)
                .isEqualTo("HTTP 503");
    }
}
