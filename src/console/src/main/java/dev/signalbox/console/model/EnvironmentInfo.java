package dev.signalbox.console.model;

import dev.signalbox.console.model.environments.AccountColour;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The account, Region and endpoint that every screen is looking at.
 *
 * @param name what the badge says, for example {@code LOCAL}
 * @param alias what people call it
 * @param account its id; empty while nobody has ever signed in there
 * @param endpoint where all services answer, or {@link #AWS}
 */
public record EnvironmentInfo(Kind kind, String name, String alias, String account, String region, URI endpoint,
        Entrance entrance) {
    /** What stands for the many endpoints of AWS itself. */
    public static final URI AWS = URI.create("https://aws.amazon.com");

    public enum Kind {
        LOCAL, DEV, TEST, STAGING, PROD
    }

    /**
     * How it is entered.
     *
     * @param profile who we are there; empty where no real key is used
     * @param colour of the band, if it is not that of the kind
     * @param locked whether it is locked until somebody unlocks it
     */
    public record Entrance(Optional<String> profile, Optional<AccountColour> colour, boolean locked) {
        /** As usual for a kind, without a real key. */
        public static Entrance of(Kind kind) {
            return new Entrance(Optional.empty(), Optional.empty(), kind != Kind.LOCAL);
        }
    }

    /** Host and port, as the badge shows them. */
    public String endpointLabel() {
        if (endpoint.equals(AWS)) {
            return "AWS";
        }
        return endpoint.getPort() < 0 ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /** The classes of the style sheet that give band and badge their colour. */
    public List<String> styles() {
        return styles(kind, entrance.colour);
    }

    /** As {@link #styles()}, for an environment that is not open. */
    public static List<String> styles(Kind kind, Optional<AccountColour> colour) {
        List<String> styles = new ArrayList<>(List.of("env-" + kind.name().toLowerCase(Locale.ROOT)));
        colour.map(AccountColour::style).ifPresent(styles::add);
        return styles;
    }
}
