package dev.signalbox.deploy;

import java.time.Duration;

/**
 * How a stack is watched.
 *
 * @param pause between two looks at its events
 * @param limit after which watching ends with an error
 */
public record WatchTimes(Duration pause, Duration limit) {
    /** Suits the environment: the local cloud is asked often, AWS every three seconds. */
    public static WatchTimes of(EnvironmentKind environment) {
        return switch (environment) {
            case LOCAL -> new WatchTimes(Duration.ofMillis(250), Duration.ofMinutes(10));
            case AWS -> new WatchTimes(Duration.ofSeconds(3), Duration.ofHours(2));
        };
    }
}
