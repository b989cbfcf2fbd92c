package dev.signalbox.download.crash;

import dev.signalbox.download.store.redis.RedisServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Kills one process after the other and starts each again a little later. */
final class Killer implements Runnable {
    private static final List<String> VICTIMS = List.of("processor-1", "processor-2", "processor-1", "processor-2",
            "notifier-1", "notifier-2", "api", "redis");

    private final Fleet fleet;
    private final RedisServer redis;
    private final Random random;
    private volatile Instant end = Instant.MAX;
    private volatile int kills;

    Killer(Fleet fleet, RedisServer redis, Random random) {
        this.fleet = fleet;
        this.redis = redis;
        this.random = random;
    }

    void stopAfter(Duration time) {
        end = Instant.now().plus(time);
    }

    int kills() {
        return kills;
    }

    @Override
    public void run() {
        try {
            while (Instant.now().isBefore(end)) {
                Thread.sleep(500 + random.nextInt(3_000));
                strike(VICTIMS.get(random.nextInt(VICTIMS.size())));
                kills++;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("A process could not be started again", e);
        }
    }

    private void strike(String victim) throws InterruptedException, java.io.IOException {
        if (victim.equals("redis")) {
            redis.kill();
            Thread.sleep(random.nextInt(1_000));
            redis.restart();
        } else {
            fleet.kill(victim);
            Thread.sleep(random.nextInt(4_000));
            fleet.startAgain(victim);
        }
    }
}
