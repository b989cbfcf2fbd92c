package dev.signalbox.download.store.redis;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.store.Claim;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What random work is done on. */
abstract class RandomChoices extends StoreFixture {
    protected final StoreModel model = new StoreModel();
    protected final List<Claim> claims = new ArrayList<>();
    protected Random random = new Random(0);

    protected <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Mostly a new one, sometimes one of long ago, or of nobody. */
    protected Claim someClaim() {
        if (claims.isEmpty() || random.nextInt(20) == 0) {
            return new Claim(JobId.random(), 1);
        }
        int back = random.nextInt(4) == 0 ? random.nextInt(claims.size()) : random.nextInt(Math.min(12, claims.size()));
        return claims.get(claims.size() - 1 - back);
    }

    protected JobId someJob() {
        return model.jobs.isEmpty() || random.nextInt(20) == 0 ? JobId.random() : one(List.copyOf(model.jobs.keySet()));
    }
}
