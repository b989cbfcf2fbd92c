package dev.signalbox.download.store.redis;

import dev.signalbox.download.job.Aggregation;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.store.Intake;

final class RedisIntake implements Intake {
    private final Scripts scripts;

    RedisIntake(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Enqueued enqueue(JobId id, JobSpec spec, Aggregation aggregation, long maxPending) {
        if (!spec.aggrId().equals(aggregation.id())) {
            throw new IllegalArgumentException("A job of " + spec.aggrId() + " is not for " + aggregation.id());
        }
        var tells = (spec.callback().destination(true).isPresent() ? "s" : "") + (spec.callback().destination(false)
                .isPresent() ? "f" : "");
        long answer = scripts.number("enqueue", id, aggregation.id(), JobHash.write(spec), tells, maxPending,
                aggregation
                        .limit(), RedisAggregations.rate(aggregation), aggregation.proxy().orElse(""));
        return Enqueued.values()[(int) answer];
    }
}
