package dev.signalbox.download.metrics;

import dev.signalbox.download.stats.Counters;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/**
 * The counters of a component under the original's names, which have dots and dashes and so are the values of a label:
 * {@code signalbox_downloads_processor_events_total{event="download.response.200"}}.
 */
final class CountersCollector implements MultiCollector {
    private final String component;
    private final Counters counters;

    CountersCollector(String component, Counters counters) {
        this.component = component;
        this.counters = counters;
    }

    @Override
    public MetricSnapshots collect() {
        var events = CounterSnapshot.builder().name(ServiceMetrics.PREFIX + component + "_events")
                .help("What the " + component + " counted since its start");
        var states = GaugeSnapshot.builder().name(ServiceMetrics.PREFIX + component + "_state")
                .help("What goes up and down in the " + component);
        counters.snapshot().forEach((name, value) -> {
            if (counters.isGauge(name)) {
                states.dataPoint(GaugeSnapshot.GaugeDataPointSnapshot.builder().value(value)
                        .labels(Labels.of("name", name)).build());
            } else {
                events.dataPoint(CounterSnapshot.CounterDataPointSnapshot.builder().value(value)
                        .labels(Labels.of("event", name)).build());
            }
        });
        return MetricSnapshots.of(events.build(), states.build());
    }
}
