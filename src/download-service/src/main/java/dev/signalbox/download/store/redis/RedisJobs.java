package dev.signalbox.download.store.redis;

import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.JobView;
import dev.signalbox.download.store.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

final class RedisJobs implements JobView {
    private static final int LONGEST_PAGE = 500;
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,17}");

    private final Scripts scripts;

    RedisJobs(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public Optional<Job> find(JobId id) {
        return JobHash.read(id, scripts.list("find", id));
    }

    @Override
    public Page<Job> list(Filter filter, String cursor, int limit) {
        if (!cursor.isEmpty() && !CURSOR.matcher(cursor).matches()) {
            throw new IllegalArgumentException("The cursor is none of a list of jobs");
        }
        var answer = scripts.list("list", filter.status().map(JobStatus::word).orElse(""), filter.aggrId().orElse(""),
                cursor
                        .isEmpty() ? "+inf" : "(" + cursor, Math.clamp(limit, 1, LONGEST_PAGE));
        var jobs = new ArrayList<Job>();
        for (var item : (List<?>) answer.get(0)) {
            var entry = (List<?>) item;
            JobHash.read(new JobId((String) entry.get(0)), entry.get(1)).ifPresent(jobs::add);
        }
        return new Page<>(jobs, Optional.of((String) answer.get(1)).filter(x -> !x.isEmpty()));
    }

    @Override
    public Map<JobStatus, Long> counts() {
        var all = JobStatus.values();
        var answer = scripts.list("counts", Stream.of(all).map(JobStatus::word).toArray());
        var counts = new EnumMap<JobStatus, Long>(JobStatus.class);
        for (var status : all) {
            counts.put(status, (Long) answer.get(status.ordinal()));
        }
        return counts;
    }

    @Override
    public Canceled cancel(JobId id, Duration keep) {
        return Canceled.values()[(int) scripts.number("cancel", id, Scripts.micros(keep))];
    }
}
