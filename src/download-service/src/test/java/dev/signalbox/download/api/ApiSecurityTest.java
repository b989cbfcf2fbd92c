package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.api.http.ApiKeys;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiSecurityTest {
    private ApiFixture api = new ApiFixture(ApiSettings.defaults());

    @AfterEach
    void stop() {
        api.close();
    }

    private void restart(Set<String> origins, ApiKeys.Key... keys) {
        api.close();
        api = new ApiFixture(new ApiSettings(Optional.empty(), List.of(keys), 1_000, origins, 0,
                ApiSettings.DEFAULT_KEEP_CANCELED, Set.of()));
    }

    @Test
    void asksForAKeyOnAllRoutesButTheOpenOnes() {
        restart(Set.of(), ApiKeys.Key.of("ops", "s3cret"), ApiKeys.Key.of("app", "other"));
        for (var path : List.of("/jobs", "/jobs/counts", "/aggregations", "/instances", "/stats/processor", "/metrics",
                "/version", "/dashboard/aggregations")) {
            var answer = api.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(api.get(path, "X-Api-Key", "s3cret").statusCode()).as(path).isNotEqualTo(401);
        }
        assertThat(api.post("/download", ApiFixture.GOOD).statusCode()).isEqualTo(401);
        for (var path : List.of("/", "/app.js", "/hb", "/health/live", "/health/ready", "/openapi.json")) {
            assertThat(api.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void takesAnyOfItsKeysEitherWay() {
        restart(Set.of(), ApiKeys.Key.of("ops", "s3cret"), ApiKeys.Key.of("app", "other"));
        assertThat(api.get("/jobs", "Authorization", "bearer other").statusCode()).isEqualTo(200);
        assertThat(api.get("/jobs", "X-Api-Key", "s3cret").statusCode()).isEqualTo(200);
        assertThat(api.get("/jobs", "X-Api-Key", "S3CRET").statusCode()).isEqualTo(401);
        assertThat(api.get("/jobs", "Authorization", "Basic czNjcmV0").statusCode()).isEqualTo(401);
        assertThat(api.get("/jobs", "X-Api-Key", "").statusCode()).isEqualTo(401);
    }

    @Test
    void doesNotLetPagesOfOthersChangeAnything() {
        var answer = api.post("/download", ApiFixture.GOOD, "Origin", "https://evil.example");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(api.post("/download", ApiFixture.GOOD, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(api.store.jobs).isEmpty();
        var own = "http://127.0.0.1:" + api.uri("/").getPort();
        assertThat(api.post("/download", ApiFixture.GOOD, "Origin", own).statusCode()).isEqualTo(201);
        assertThat(allowed(api.get("/jobs", "Origin", "https://evil.example"))).isEmpty();
    }

    @Test
    void letsPagesOfConfiguredOrigins() {
        restart(Set.of("https://ops.example"), ApiKeys.Key.of("ops", "s3cret"));
        assertThat(allowed(api.get("/jobs", "Origin", "https://ops.example", "X-Api-Key", "s3cret")))
                .hasValue("https://ops.example");
        var preflight = api.send("OPTIONS", "/download", "", "Origin", "https://ops.example",
                "Access-Control-Request-Method", "POST");
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(allowed(preflight)).hasValue("https://ops.example");
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers").orElseThrow()).contains("X-Api-Key");
        assertThat(allowed(api.send("OPTIONS", "/download", "", "Origin", "https://evil.example",
                "Access-Control-Request-Method", "POST"))).isEmpty();
        restart(Set.of("*"));
        assertThat(allowed(api.get("/stats/processor", "Origin", "https://any.example"))).hasValue("*");
    }

    private static Optional<String> allowed(HttpResponse<String> answer) {
        return answer.headers().firstValue("Access-Control-Allow-Origin");
    }

    @Test
    void saysWhichMethodsAPathHas() {
        var answer = api.send("DELETE", "/download", "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST");
        assertThat(ApiFixture.json(answer).path("code").asText()).isEqualTo("method_not_allowed");
        assertThat(api.send("OPTIONS", "/jobs", "").headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS");
        var head = api.send("HEAD", "/jobs/abcdefghijklmn", "");
        assertThat(head.statusCode()).isEqualTo(404);
        assertThat(head.body()).isEmpty();
        assertThat(api.send("HEAD", "/jobs", "").statusCode()).isEqualTo(200);
    }

    @Test
    void answersUnknownPathsInJson() {
        for (var path : List.of("/nothing", "/jobs/a/b", "/app.css/x", "/..%2f..%2fetc/passwd")) {
            var answer = api.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(ApiFixture.json(answer).path("code").asText()).isEqualTo("not_found");
        }
    }

    @Test
    void sendsHeadersAgainstFramesAndSniffing() {
        for (var path : List.of("/", "/jobs", "/nothing", "/app.js")) {
            var headers = api.get(path).headers();
            assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'")
                    .contains("default-src 'none'").doesNotContain("unsafe");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }
}
