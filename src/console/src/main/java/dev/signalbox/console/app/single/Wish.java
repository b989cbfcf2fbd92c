package dev.signalbox.console.app.single;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a start was asked to show. Words only, since another version may have written it; empty ones say nothing.
 *
 * @param what an ARN, an S3 address, a {@code signalbox:} link or the address of a file
 * @param environment the name of one of Settings
 * @param profile of {@code ~/.aws}, with the Region that it is to call
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Wish(String what, String environment, String profile, String region) {
    public Wish {
        what = said(what);
        environment = said(environment);
        profile = said(profile);
        region = said(region);
    }

    private static String said(@Nullable String word) {
        return Objects.requireNonNullElse(word, "");
    }

    public static Wish of(Optional<String> what, EnvironmentChoice choice) {
        return switch (choice) {
            case EnvironmentChoice.Local() -> new Wish(what.orElse(""), "", "", "");
            case EnvironmentChoice.Saved(String name) -> new Wish(what.orElse(""), name, "", "");
            case EnvironmentChoice.Profile(String name, var region) -> new Wish(what.orElse(""), "", name, region
                    .orElse(""));
        };
    }

    /** The environment that was named; without one, that of whichever window fits is meant. */
    public Optional<EnvironmentChoice> choice() {
        if (!profile.isEmpty()) {
            return Optional.of(new EnvironmentChoice.Profile(profile, Optional.of(region).filter(r -> !r.isEmpty())));
        }
        return environment.isEmpty() ? Optional.empty() : Optional.of(new EnvironmentChoice.Saved(environment));
    }
}
