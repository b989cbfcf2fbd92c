package dev.signalbox.console.gateway.aws.signin.profiles;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where to sign in to IAM Identity Center.
 *
 * @param section name of the {@code [sso-session]}; empty for a profile of the older kind, which names the start URL itself
 * @param scopes what is asked for; empty for the default
 */
public record SsoSession(Optional<String> section, String startUrl, String region, List<String> scopes) {
    /** What the CLI names the file after in which it keeps the token. */
    public String cacheKey() {
        return section.orElse(startUrl);
    }

    static SsoSession of(ReadFiles files, ProfileSettings profile) throws ProblemException {
        Optional<String> section = profile.get("sso_session");
        if (section.isEmpty()) {
            return new SsoSession(section, profile.need("sso_start_url"), profile.need("sso_region"), List.of());
        }
        ProfileSettings session = files.section("sso-session", section.get()).orElseThrow(() -> new ProblemException(
                "There is no [sso-session " + section.get() + "], which profile " + profile.name() + " names."));
        try {
            return new SsoSession(section, session.need("sso_start_url"), session.need("sso_region"), session.get(
                    "sso_registration_scopes").map(s -> Arrays.stream(s.split("[,\\s]+")).filter(w -> !w.isEmpty())
                            .toList()).orElse(List.of()));
        } catch (ProblemException e) {
            throw new ProblemException("[sso-session " + section.get() + "] lacks sso_start_url or sso_region.");
        }
    }
}
