package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.EnvironmentSettings;
import java.util.Locale;

/**
 * How a run is cut up.
 *
 * @param batchSize paths that one invocation gets
 * @param largeBatchSize the same, of a large run
 * @param lambdaConcurrency downloads at a time in one invocation, when the input does not say
 */
record PlanSettings(int batchSize, int largeBatchSize, int lambdaConcurrency, int maxPaths, KeyLayout layout) {
    /** As the function's environment variables say. */
    static PlanSettings from(EnvironmentSettings env) {
        return new PlanSettings((int) env.number("BatchSize", 5, 1, 100),
                (int) env.number("LargeBatchSize", 100, 1, 1000),
                (int) env.number("LambdaConcurrency", 5, 1, FanOutInput.MOST_AT_A_TIME),
                (int) env.number("MaxPaths", 1_000_000, 1, 5_000_000), layout(env));
    }

    static KeyLayout layout(EnvironmentSettings env) {
        return KeyLayout.valueOf(env.optional("KeyLayout").orElse("PATH").toUpperCase(Locale.ROOT));
    }
}
