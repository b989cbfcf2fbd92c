package dev.signalbox.download.store.redis;

import static dev.signalbox.download.store.redis.Scripts.micros;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.store.CallbackQueue;
import dev.signalbox.download.store.Claim;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;

final class RedisCallbacks implements CallbackQueue {
    private final Scripts scripts;

    RedisCallbacks(Scripts scripts) {
        this.scripts = scripts;
    }

    @Override
    public List<ClaimedCallback> claim(String instance, int max, Duration lease) {
        var answer = scripts.list("claim-callbacks", Math.min(max, RedisDownloads.AT_ONCE), micros(lease), instance);
        RedisDownloads.logDropped((List<?>) answer.get(1), "callbacks");
        return ((List<?>) answer.get(0)).stream().map(x -> claimed((List<?>) x)).toList();
    }

    private static ClaimedCallback claimed(List<?> answer) {
        var id = new JobId((String) answer.get(0));
        return new ClaimedCallback(new Claim(id, (Long) answer.get(1)), JobHash.read(id, answer.get(2)).orElseThrow());
    }

    @Override
    public Duration untilNext(Duration atMost) {
        return Duration.of(scripts.number("until", "callbacks", micros(atMost)), ChronoUnit.MICROS);
    }

    @Override
    public Set<Claim> renew(Collection<Claim> claims, Duration lease) {
        return RedisDownloads.renew(scripts, JobStatus.CALLING_BACK, claims, lease);
    }

    @Override
    public boolean delivered(Claim claim, Duration keep) {
        return end(claim, "D", keep, "");
    }

    @Override
    public boolean retryLater(Claim claim, String error, Duration pause) {
        return end(claim, "R", pause, error);
    }

    @Override
    public boolean failed(Claim claim, String error, Duration keep) {
        return end(claim, "F", keep, error);
    }

    @Override
    public boolean giveBack(Claim claim) {
        return end(claim, "G", Duration.ZERO, "");
    }

    private boolean end(Claim claim, String how, Duration time, String error) {
        return scripts.yes("end-callback", claim.id(), claim.fence(), how, micros(time), error);
    }

    @Override
    public int reclaim(int max) {
        return (int) scripts.number("reclaim-callbacks", Math.min(max, RedisDownloads.AT_ONCE));
    }

    @Override
    public Retried retry(JobId id) {
        return Retried.values()[(int) scripts.number("retry-callback", id)];
    }
}
