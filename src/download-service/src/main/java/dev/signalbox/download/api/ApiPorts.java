package dev.signalbox.download.api;

import dev.signalbox.download.store.AggregationView;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.Intake;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.StatsBoard;

/** What the API reads and writes. */
public record ApiPorts(Intake intake, JobView jobs, AggregationView aggregations, CallbackQueue callbacks,
        StatsBoard stats) {}
