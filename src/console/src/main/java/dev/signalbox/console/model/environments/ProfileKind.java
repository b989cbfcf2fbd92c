package dev.signalbox.console.model.environments;

import dev.signalbox.console.model.EnvironmentInfo.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What kind of environment a profile seems to lead to, by its name. What says nothing is taken for production. */
public final class ProfileKind {
    private static final Set<String> PROD = Set.of("prod", "production", "prd", "live");
    private static final Set<String> STAGING = Set.of("staging", "stage", "stg", "uat", "preprod", "int");
    private static final Set<String> TEST = Set.of("test", "tst", "qa", "ci");
    private static final Set<String> DEV = Set.of("dev", "develop", "development", "sandbox", "sbx", "playground");

    private ProfileKind() {}

    /** Of whole words only: {@code prod-devices} is no development environment. */
    public static Kind of(String profile) {
        Set<String> words = new HashSet<>(Arrays.asList(profile.toLowerCase(Locale.ROOT).split("[^a-z]+")));
        record Words(Kind kind, Set<String> any) {}
        return List.of(new Words(Kind.PROD, PROD), new Words(Kind.STAGING, STAGING), new Words(Kind.TEST, TEST),
                new Words(Kind.DEV, DEV)).stream().filter(w -> w.any.stream().anyMatch(words::contains)).findFirst()
                .map(Words::kind).orElse(Kind.PROD);
    }

    /** A name for the environment that the profile itself suggests. */
    public static String name(String profile) {
        String plain = profile.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String first = plain.isEmpty() || plain.equalsIgnoreCase("local") ? "aws-" + plain : plain;
        return first.substring(0, Math.min(30, first.length())).replaceAll("-+$", "");
    }
}
