package dev.signalbox.download.store.redis;

import static dev.signalbox.download.store.redis.Scripts.micros;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.store.DeletionQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class RedisDeletions implements DeletionQueue {
    private final Scripts scripts;

    RedisDeletions(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public List<Due> claim(String storage, int max, Duration lease) {
        var due = new ArrayList<Due>();
        for (var item : scripts.list("claim-deletions", storage, Math.min(max, RedisDownloads.AT_ONCE), micros(
                lease))) {
            var entry = (List<?>) item;
            var name = (String) entry.get(0);
            if (JobId.isOne(name)) {
                var id = new JobId(name);
                due.add(new Due(id, JobHash.read(id, entry.get(1))));
            } else {
                RedisDownloads.logDropped(List.of(name), "deletions");
                scripts.number("forget", name, storage);
            }
        }
        return due;
    }

    @Override
    public void forget(JobId id, String storage) {
        scripts.number("forget", id, storage);
    }

    @Override
    public void defer(JobId id, String storage, Duration pause) {
        scripts.number("defer", id, storage, micros(pause));
    }
}
