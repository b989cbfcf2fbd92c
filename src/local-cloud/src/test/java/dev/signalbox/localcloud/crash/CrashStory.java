package dev.signalbox.localcloud.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.Comparator;

/**
 * Hundreds of kills at random moments, in rounds of twenty on a fresh folder. {@code -Dcrash.rounds=10} says how many,
 * {@code -Dcrash.seed=7} repeats one: the same choices are made, though not at the same moments.
 */
final class CrashStory {
    private static final int KILLS = Integer.getInteger("crash.kills", 20);

    static LongStream seeds() {
        Long one = Long.getLong("crash.seed");
        return one != null ? LongStream.of(one) : new Random().longs(Integer.getInteger("crash.rounds", 10));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @Timeout(value = 15, unit = TimeUnit.MINUTES)
    void losesNothingThatWasAcknowledgedAndRepeatsNothing(long seed) throws Exception {
        var folder = Files.createTempDirectory("crash");
        Crashes.run(folder, seed, KILLS);
        delete(folder);
    }

    /** A failed round's folder stays, to be looked at. */
    private static void delete(Path folder) throws java.io.IOException {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
