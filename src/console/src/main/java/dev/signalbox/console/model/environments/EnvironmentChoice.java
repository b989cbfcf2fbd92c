package dev.signalbox.console.model.environments;

import java.util.Optional;

/** An environment that somebody wants to open. */
public sealed interface EnvironmentChoice {
    /** The embedded local cloud. */
    record Local() implements EnvironmentChoice {}

    /** One that is remembered, by its name. */
    record Saved(String name) implements EnvironmentChoice {}

    /**
     * A profile that was not added.
     *
     * @param region where it calls, if not where the profile says
     */
    record Profile(String name, Optional<String> region) implements EnvironmentChoice {}
}
