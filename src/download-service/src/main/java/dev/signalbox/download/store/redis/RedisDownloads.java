package dev.signalbox.download.store.redis;

import static dev.signalbox.download.store.redis.Scripts.micros;

import dev.signalbox.download.job.DownloadOutcome;
import dev.signalbox.download.job.DownloadOutcome.Failed;
import dev.signalbox.download.job.DownloadOutcome.MayPass;
import dev.signalbox.download.job.DownloadOutcome.Succeeded;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.Claim;
import dev.signalbox.download.store.ClaimedJob;
import dev.signalbox.download.store.DownloadQueue;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class RedisDownloads implements DownloadQueue {
    /** A script holds up all others while it runs: this many jobs take about 2 ms. */
    static final int AT_ONCE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(RedisDownloads.class);

    private final Scripts scripts;

    RedisDownloads(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public List<ClaimedJob> claim(String instance, int max, Duration lease) {
        var answer = scripts.list("claim", Math.min(max, AT_ONCE), micros(lease), instance);
        logDropped((List<?>) answer.get(1), "downloads");
        return ((List<?>) answer.get(0)).stream().map(x -> claimed((List<?>) x)).toList();
    }

    private static ClaimedJob claimed(List<?> answer) {
        var id = new JobId((String) answer.get(0));
        var job = JobHash.read(id, answer.get(2)).orElseThrow();
        return new ClaimedJob(new Claim(id, (Long) answer.get(1)), job, RedisAggregations.read(job.spec().aggrId(),
                (List<?>) answer.get(3)));
    }

    static void logDropped(List<?> ids, String from) {
        for (var id : ids) {
            LOG.atWarn().addKeyValue("job", id).addKeyValue("list", from).log(
                    "Took an entry out of a list in Redis that no waiting job belongs to");
        }
    }

    @Override
    public Duration untilNext(Duration atMost) {
        return Duration.of(scripts.number("until", "due", micros(atMost)), ChronoUnit.MICROS);
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        return renew(scripts, JobStatus.DOWNLOADING, claims, lease);
    }

    static Set<Claim> renew(Scripts scripts, JobStatus status, Collection<Claim> claims, Duration lease) {
        var lost = new HashSet<Claim>();
        var all = List.copyOf(claims);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            var some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            var arguments = new ArrayList<Object>(List.of(status.word(), micros(lease)));
            some.forEach(x -> arguments.addAll(List.of(x.id(), x.fence())));
            var answer = scripts.list("renew", arguments.toArray());
            for (int i = 0; i < some.size(); i++) {
                if ((Long) answer.get(i) == 1) {
                    lost.add(some.get(i));
                }
            }
        }
        return lost;
    }

    @Override
    public boolean finish(Claim claim, DownloadOutcome outcome, Duration keep) {
        var arguments = new ArrayList<Object>(List.of(claim.id(), claim.fence(), micros(keep)));
        switch (outcome) {
            case Succeeded(var file, var code, var imageSize, var mimeType) -> arguments.addAll(List.of("s", "error",
                    "",
                    "code", code, "storage", file.storage(), "path", file.path(), "link", file.downloadUrl(), "bytes",
                    file
                            .bytes(), "sha", file.sha256(), "img", imageSize, "mime", mimeType));
            case Failed(var error, var code) -> arguments.addAll(List.of("f", "error", error, "code", code));
            case MayPass _ -> throw new IllegalArgumentException("An attempt that may pass later is not the end");
        }
        return scripts.yes("finish", arguments.toArray());
    }

    @Override
    public boolean retryLater(Claim claim, MayPass outcome, Duration pause) {
        return scripts.yes("retry-later", claim.id(), claim.fence(), micros(pause), outcome.error(), outcome
                .responseCode(),
                outcome.counts() ? 1 : 0);
    }

    @Override
    public int reclaim(int max, int maxLosses, Duration keep) {
        return (int) scripts.number("reclaim", Math.min(max, AT_ONCE), maxLosses, micros(keep), "The processor died ",
                " times while downloading this");
    }
}
