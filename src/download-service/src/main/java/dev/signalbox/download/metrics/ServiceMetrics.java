package dev.signalbox.download.metrics;

import dev.signalbox.download.stats.Counters;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;

/** All that a process tells Prometheus: its JVM, the requests it answered, what its components count. */
public final class ServiceMetrics {
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;
    static final String PREFIX = "signalbox_downloads_";

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
    private final Histogram requests;

    public ServiceMetrics() {
        JvmMetrics.builder().register(registry);
        requests = Histogram.builder().name(PREFIX + "http_request_seconds").help("Requests to this process")
                .labelNames("method", "route", "status").classicOnly().register(registry);
    }

    /** @param route the route's path with its parameters' names, or {@code none} */
    public void answered(String method, String route, int status, double seconds) {
        requests.labelValues(method, route, Integer.toString(status)).observe(seconds);
    }

    public void add(String component, Counters counters) {
        registry.register(new CountersCollector(component, counters));
    }

    public void add(MultiCollector collector) {
        registry.register(collector);
    }

    /** In Prometheus' text format. */
    public void write(OutputStream out) throws IOException {
        format.write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
    }
}
