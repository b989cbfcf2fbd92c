package dev.signalbox.download.store;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.Job;

/** Work handed out. The job's count already has this attempt in it. */
public record ClaimedJob(Claim claim, Job job, Aggregation aggregation) {}
