package dev.signalbox.console.fx.signin;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.signin.AwsProfile;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a profile is, in a line. */
public final class ProfileWords {
    private ProfileWords() {}

    /** Way of signing in, account, role and Region, as far as the files tell them. */
    public static String line(AwsProfile profile) {
        return Stream.of(Optional.of(kind(profile)), profile.account(), profile.role().map(ProfileWords::role), profile
                .region()).flatMap(Optional::stream).collect(Collectors.joining(" · "));
    }

    public static String kind(AwsProfile profile) {
        return Texts.text("profile.kind." + profile.kind().name().toLowerCase(Locale.ROOT));
    }

    /** The name at the end of an ARN. */
    public static String role(String role) {
        return role.substring(role.lastIndexOf('/') + 1);
    }

    /** From the profile to the one that has the credentials. */
    public static String chain(List<String> chain) {
        return String.join(" → ", chain);
    }
}
