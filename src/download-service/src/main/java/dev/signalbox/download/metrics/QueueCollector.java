package dev.signalbox.download.metrics;

import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.StoreException;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many jobs there are by status, and those of the aggregations in which most wait: each aggregation is a label, and
 * Prometheus keeps every label it ever saw. Without Redis, {@code store_up} is 0 and the rest is not there.
 */
public final class QueueCollector implements MultiCollector {
    static final int MOST_AGGREGATIONS = 50;
    private static final int LOOKED_AT = 1_000;
    private static final int PAGE = 200;
    private static final Logger LOG = LoggerFactory.getLogger(QueueCollector.class);

    private final JobView jobs;
    private final AggregationView aggregations;

    public QueueCollector(JobView jobs, AggregationView aggregations) {
        this.jobs = jobs;
        this.aggregations = aggregations;
    }

    @Override
    public MetricSnapshots collect() {
        try {
            return MetricSnapshots.of(up(1), byStatus(), byAggregation());
        } catch (StoreException e) {
            LOG.atWarn().setCause(e).log("Queue depths are not known: Redis did not answer");
            return MetricSnapshots.of(up(0));
        }
    }

    private static GaugeSnapshot up(int value) {
        return gauge("store_up", "Whether Redis answered").dataPoint(point(value, Labels.EMPTY)).build();
    }

    private GaugeSnapshot byStatus() {
        var counts = jobs.counts();
        var gauge = gauge("jobs", "Jobs by status");
        for (var status : JobStatus.values()) {
            gauge.dataPoint(point(counts.getOrDefault(status, 0L), Labels.of("status", status.word())));
        }
        return gauge.build();
    }

    private GaugeSnapshot byAggregation() {
        var gauge = gauge("aggregation_jobs", "Jobs of the " + MOST_AGGREGATIONS + " aggregations in which most wait");
        for (var entry : largest()) {
            var id = entry.aggregation().id();
            gauge.dataPoint(point(entry.pending(), Labels.of("aggregation", id, "status", JobStatus.PENDING.word())));
            gauge.dataPoint(
                    point(entry.downloading(), Labels.of("aggregation", id, "status", JobStatus.DOWNLOADING.word())));
        }
        return gauge.build();
    }

    private List<AggregationView.Entry> largest() {
        var all = new ArrayList<AggregationView.Entry>();
        var cursor = Optional.of("");
        while (cursor.isPresent() && all.size() < LOOKED_AT) {
            var page = aggregations.list(cursor.get(), PAGE);
            all.addAll(page.items());
            cursor = page.next();
        }
        all.sort(Comparator.comparingLong(AggregationView.Entry::pending).reversed());
        return all.subList(0, Math.min(MOST_AGGREGATIONS, all.size()));
    }

    private static GaugeSnapshot.Builder gauge(String name, String help) {
        return GaugeSnapshot.builder().name(ServiceMetrics.PREFIX + name).help(help);
    }

    private static GaugeDataPointSnapshot point(long value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
