package dev.signalbox.download.store;

import dev.signalbox.download.job.JobId;

/**
 * The right to work on a job, until its lease ends. The fence is a number that grows with each claim: whoever comes
 * with an older one than the store has is too late, and nothing is changed.
 */
public record Claim(JobId id, long fence) {}
