package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.Intake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerTest {
    private static final JobId ID = new JobId("abcdefghijklmn");

    @TempDir Path folder;

    private ApiFixture api = new ApiFixture(ApiSettings.defaults());

    @AfterEach
    void stop() {
        api.close();
    }

    private void restart(ApiSettings settings) {
        api.close();
        api = new ApiFixture(settings);
    }

    private void put(JobStatus status) {
        put(ID, status, "a.example");
    }

    private void put(JobId id, JobStatus status, String aggregation) {
        api.store.jobs.add(ScriptedStore.job(id, JobSpec.of("http://a.example/x", aggregation,
                new CallbackSpec("http://cb.example", "", "", "", "")), status));
    }

    @Test
    void acceptsAJobAndTellsOfIt() {
        var accepted = api.post("/download", ApiFixture.GOOD);
        assertThat(accepted.statusCode()).isEqualTo(201);
        var id = ApiFixture.json(accepted).path("id").asText();
        var job = ApiFixture.json(api.get("/jobs/" + id));
        assertThat(job.path("status").asText()).isEqualTo("pending");
        assertThat(job.path("callback_destination").path("dst").asText()).isEqualTo("http://b.example/cb");
        assertThat(job.path("bytes").isNull()).isTrue();
        assertThat(ApiFixture.json(api.get("/aggregations/a.example")).path("limit").asInt()).isEqualTo(2);
    }

    @Test
    void neverTellsHeadersOfARequest() {
        var body = ApiFixture.GOOD.replaceFirst("\\{", "{\"request_headers\":{\"Authorization\":\"Bearer hush\"},");
        var id = ApiFixture.json(api.post("/download", body)).path("id").asText();
        assertThat(api.get("/jobs/" + id).body()).doesNotContain("hush");
        var wrong = api.post("/download", body.replace("http://a.example", "gopher://a.example"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).doesNotContain("hush").doesNotContain("gopher").contains("\"field\":\"url\"");
        assertThat(api.post("/download", "{\"a\":\"hush").body()).doesNotContain("hush");
    }

    @Test
    void neverTellsSecretsInUrls() {
        var body = ApiFixture.GOOD.replace("http://a.example/x.png", "http://me:hush@a.example/x.png?v=1&sig=hush")
                .replace("http://b.example/cb", "http://me:hush@b.example/cb?token=hush");
        var id = ApiFixture.json(api.post("/download", body)).path("id").asText();
        assertThat(api.get("/jobs").body()).doesNotContain("hush");
        var job = ApiFixture.json(api.get("/jobs/" + id));
        assertThat(job.path("url").asText()).isEqualTo("http://***@a.example/x.png?v=1&sig=***");
        assertThat(job.path("callback_destination").path("dst").asText()).isEqualTo(
                "http://***@b.example/cb?token=***");
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (var body : List.of("", "{\"foo\"}", "[]", "7", "null", ApiFixture.GOOD + "x", "\"text\"")) {
            var answer = api.post("/download", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(ApiFixture.json(answer).path("code").asText()).isEqualTo("invalid_request");
        }
    }

    @Test
    void bodiesHaveALimit() {
        restart(new ApiSettings(Optional.empty(), List.of(), 1_000, Set.of(), 0, ApiSettings.DEFAULT_KEEP_CANCELED, Set
                .of()));
        var fits = ApiFixture.GOOD + " ".repeat(1_000 - ApiFixture.GOOD.length());
        assertThat(api.post("/download", fits).statusCode()).isEqualTo(201);
        assertThat(api.post("/download", fits + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void triesAnotherIdWhenOneIsTaken() {
        api.store.answers.addAll(List.of(Intake.Enqueued.ID_TAKEN, Intake.Enqueued.ID_TAKEN));
        assertThat(api.post("/download", ApiFixture.GOOD).statusCode()).isEqualTo(201);
    }

    @Test
    void saysWhenToComeAgainWhileAnAggregationIsFull() {
        api.store.answers.add(Intake.Enqueued.FULL);
        var answer = api.post("/download", ApiFixture.GOOD);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
    }

    @Test
    void saysWhenToComeAgainWhileRedisIsAway() {
        api.store.away = true;
        for (var path : List.of("/jobs", "/jobs/counts", "/aggregations", "/instances", "/health/ready")) {
            var answer = api.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
        assertThat(api.post("/download", ApiFixture.GOOD).statusCode()).isEqualTo(503);
        assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(api.get("/metrics").body()).contains("signalbox_downloads_store_up 0.0");
    }

    @Test
    void isNotReadyWhileItStops() {
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
        api.health.stopping();
        assertThat(api.get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void retriesCallbacksThatFailedOnly() {
        put(JobStatus.CALLBACK_FAILED);
        assertThat(api.post("/retry/" + ID, "").statusCode()).isEqualTo(204);
        api.store.jobs.clear();
        assertThat(api.post("/retry/" + ID, "").statusCode()).isEqualTo(400);
        assertThat(api.post("/retry/nonsense", "").statusCode()).isEqualTo(400);
        put(JobStatus.DONE);
        assertThat(ApiFixture.json(api.post("/retry/" + ID, "")).path("code").asText()).isEqualTo("not_failed");
        assertThat(api.get("/retry/" + ID).statusCode()).isEqualTo(405);
    }

    @Test
    void cancelsWhatIsNotDownloadedYet() {
        assertThat(api.post("/jobs/" + ID + "/cancel", "").statusCode()).isEqualTo(404);
        put(JobStatus.PENDING);
        assertThat(ApiFixture.json(api.post("/jobs/" + ID + "/cancel", "")).path("status").asText())
                .isEqualTo("canceled");
        api.store.jobs.clear();
        put(JobStatus.DONE);
        assertThat(api.post("/jobs/" + ID + "/cancel", "").statusCode()).isEqualTo(409);
    }

    @Test
    void listsJobsInPages() {
        for (var n = 0; n < 5; n++) {
            put(JobId.random(), n == 0 ? JobStatus.DONE : JobStatus.PENDING, n < 2 ? "one" : "two");
        }
        var first = ApiFixture.json(api.get("/jobs?limit=3"));
        assertThat(first.path("jobs")).hasSize(3);
        var second = ApiFixture.json(api.get("/jobs?limit=3&cursor=" + first.path("next").asText()));
        assertThat(second.path("jobs")).hasSize(2);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(ApiFixture.json(api.get("/jobs?status=done&aggr_id=one")).path("jobs")).hasSize(1);
        assertThat(ApiFixture.json(api.get("/jobs?status=done&aggr_id=two")).path("jobs")).isEmpty();
        assertThat(ApiFixture.json(api.get("/jobs/counts")).path("pending").asInt()).isEqualTo(4);
        for (var wrong : List.of("status=lost", "limit=0", "limit=201", "limit=x", "cursor=x")) {
            assertThat(ApiFixture.json(api.get("/jobs?" + wrong)).path("field").asText())
                    .isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void changesLimitsOfAggregationsWithAnyName() {
        api.post("/download", ApiFixture.GOOD.replace("\"aggr_id\":\"a.example\"", "\"aggr_id\":\"a/b%c d?é\""));
        var path = "/aggregations/a%2Fb%25c%20d%3F%C3%A9";
        var changed = ApiFixture.json(api.send("PATCH", path,
                "{\"limit\":9,\"requests_per_second\":0.5,\"proxy\":\"http://user:hush@proxy.example\"}"));
        assertThat(changed.path("id").asText()).isEqualTo("a/b%c d?é");
        assertThat(changed.path("limit").asInt()).isEqualTo(9);
        assertThat(changed.path("proxy").asText()).isEqualTo("http://***@proxy.example");
        var kept = ApiFixture.json(api.send("PATCH", path, "{\"requests_per_second\":null}"));
        assertThat(kept.path("limit").asInt()).isEqualTo(9);
        assertThat(kept.path("requests_per_second").isNull()).isTrue();
        assertThat(api.send("PATCH", path, "{\"limt\":9}").statusCode()).isEqualTo(400);
        assertThat(api.send("PATCH", path, "{\"limit\":0}").statusCode()).isEqualTo(400);
        assertThat(api.send("DELETE", path + "/limits", "").statusCode()).isEqualTo(204);
        assertThat(api.send("DELETE", path + "/limits", "").statusCode()).isEqualTo(404);
        assertThat(api.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsTheOriginalsDashboard() {
        api.post("/download", ApiFixture.GOOD);
        api.post("/download", ApiFixture.GOOD.replace("\"a.example\"", "\"b\""));
        api.post("/download", ApiFixture.GOOD.replace("\"a.example\"", "\"b\""));
        api.send("PATCH", "/aggregations/idle", "{\"limit\":1}");
        assertThat(api.get("/dashboard/aggregations").body())
                .isEqualTo("[{\"name\":\"jobs:b\",\"size\":2},{\"name\":\"jobs:a.example\",\"size\":1}]");
    }

    @Test
    void sumsStatisticsOverInstances() {
        api.store.publish("processor", "p1", Map.of("alive", 1L, "download.response.200", 3L), Duration.ofSeconds(10));
        api.store.publish("processor", "p2", Map.of("alive", 1L, "failures", 1L), Duration.ofSeconds(10));
        assertThat(api.get("/stats/processor?x=1").body())
                .isEqualTo("{\"alive\":2,\"download.response.200\":3,\"failures\":1}");
        assertThat(api.get("/stats/notifier").statusCode()).isEqualTo(404);
        assertThat(ApiFixture.texts(ApiFixture.json(api.get("/instances")).path("instances"), "name"))
                .containsExactly("p1", "p2");
    }

    @Test
    void saysDisabledWhileTheHeartbeatFileExists() throws IOException {
        var file = folder.resolve("disabled");
        restart(new ApiSettings(Optional.of(file), List.of(), 1_000, Set.of(), 0, ApiSettings.DEFAULT_KEEP_CANCELED, Set
                .of()));
        assertThat(api.get("/hb").body()).isEqualTo("OK");
        Files.createFile(file);
        assertThat(api.get("/hb").statusCode()).isEqualTo(503);
        assertThat(api.get("/hb").body()).isEqualTo("Service disabled, '" + file + "' exists!");
    }
}
