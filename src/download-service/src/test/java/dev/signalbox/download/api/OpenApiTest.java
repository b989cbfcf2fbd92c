package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.api.http.Health;
import dev.signalbox.download.metrics.ServiceMetrics;
import dev.signalbox.download.stats.Counters;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    @Test
    void describesEachRouteAndNoOther() {
        var process = new ApiServer.Identity("1", new Health(() -> true), new ServiceMetrics(),
                new Counters());
        var routes = new TreeSet<String>();
        var open = new TreeSet<String>();
        for (var route : ApiServer.routes(ApiSettings.defaults(), new ScriptedStore().ports(), process)) {
            var name = route.method().name().toLowerCase(Locale.ROOT) + " " + route.path();
            routes.add(name);
            if (route.open()) {
                open.add(name);
            }
        }
        var described = new TreeSet<String>();
        var describedOpen = new TreeSet<String>();
        OpenApi.read().document().path("paths").properties().forEach(path -> path.getValue().properties()
                .forEach(operation -> {
                    described.add(operation.getKey() + " " + path.getKey());
                    if (operation.getValue().has("security")) {
                        describedOpen.add(operation.getKey() + " " + path.getKey());
                    }
                }));
        assertThat(described).isEqualTo(routes);
        assertThat(describedOpen).isEqualTo(open);
    }

    @Test
    void isServed() {
        try (var api = new ApiFixture(ApiSettings.defaults())) {
            assertThat(ApiFixture.json(api.get("/openapi.json"))).isEqualTo(OpenApi.read().document());
            assertThat(ApiFixture.json(api.get("/version")).path("version").asText()).isEqualTo("1.2.3");
        }
    }

    /** The check that all other tests rely on. */
    @Test
    void findsFieldsThatAreNotDescribed() {
        OpenApi.conforms("#/components/schemas/Accepted", "{\"id\":\"abcdefghijklmn\"}");
        assertThatThrownBy(() -> OpenApi.conforms("#/components/schemas/Accepted",
                "{\"id\":\"abcdefghijklmn\",\"more\":1}")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> OpenApi.conforms("#/components/schemas/Accepted", "{}"))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void metricsHaveQueuesRequestsAndTheJvm() {
        try (var api = new ApiFixture(ApiSettings.defaults())) {
            api.post("/download", ApiFixture.GOOD.replace("\"a.example\"", "\"a\\\"\\nb\""));
            var metrics = api.get("/metrics").body();
            assertThat(metrics).contains("signalbox_downloads_jobs{status=\"pending\"} 1.0")
                    .contains("signalbox_downloads_aggregation_jobs{aggregation=\"a\\\"\\nb\",status=\"pending\"} 1.0")
                    .contains("signalbox_downloads_http_request_seconds_count{method=\"POST\",route=\"/download\","
                            + "status=\"201\"} 1")
                    .contains("jvm_memory_used_bytes").contains("signalbox_downloads_store_up 1.0");
        }
    }
}
