package dev.signalbox.console.gateway.aws.signin.profiles;

import dev.signalbox.console.model.signin.AwsProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds where a profile's credentials come from; when it says more than one, the same goes first as in the SDK. */
public final class Origins {
    private static final List<String> SSO = List.of("sso_session", "sso_start_url", "sso_account_id", "sso_role_name",
            "sso_region");

    private final ReadFiles files;

    public Origins(ReadFiles files) {
        this.files = files;
    }

    /** What was found, and the names on the way to it. */
    public record Found(Origin origin, List<String> chain) {}

    /** Of a profile, or of one of the names of {@link AwsProfile} that are none. */
    public Found of(String name) throws ProblemException {
        List<String> chain = new ArrayList<>();
        Origin origin = switch (name) {
            case AwsProfile.ENVIRONMENT -> new Origin.Variables();
            case AwsProfile.CONTAINER -> containerRole().orElseGet(Origin.Container::new);
            case AwsProfile.INSTANCE -> new Origin.Instance();
            default -> origin(name, chain);
        };
        return new Found(origin, chain.isEmpty() ? List.of(name) : chain);
    }

    /** EKS gives a token in a file where ECS gives an address. */
    private Optional<Origin> containerRole() {
        AwsFiles given = files.files();
        return given.variable("AWS_WEB_IDENTITY_TOKEN_FILE").flatMap(file -> given.variable("AWS_ROLE_ARN").map(
                arn -> new Origin.WebIdentity(file, arn, given.variable("AWS_ROLE_SESSION_NAME"))));
    }

    private Origin origin(String name, List<String> chain) throws ProblemException {
        String problem = files.problems().get(name);
        if (problem != null) {
            throw new ProblemException(problem);
        }
        ProfileSettings profile = files.profile(name).orElseThrow(() -> new ProblemException(chain.isEmpty()
                ? "There is no profile " + name + "."
                : "There is no profile " + name + ", which " + chain.getLast() + " names as its source_profile."));
        boolean itself = !chain.isEmpty() && chain.getLast().equals(name);
        if (itself && isKeys(profile)) {
            return keys(profile);
        }
        if (chain.contains(name)) {
            throw new ProblemException("The profiles go round in a circle: " + String.join(" → ", chain) + " → "
                    + name + ".");
        }
        chain.add(name);
        return origin(profile, chain);
    }

    private Origin origin(ProfileSettings profile, List<String> chain) throws ProblemException {
        Optional<String> tokenFile = profile.get("web_identity_token_file");
        Optional<String> role = profile.get("role_arn");
        if (role.isPresent() && tokenFile.isPresent()) {
            return new Origin.WebIdentity(tokenFile.get(), role.get(), profile.get("role_session_name"));
        }
        if (SSO.stream().anyMatch(s -> profile.get(s).isPresent())) {
            return new Origin.Sso(profile.name(), SsoSession.of(files, profile), profile.need("sso_account_id"),
                    profile.need("sso_role_name"));
        }
        if (role.isPresent()) {
            return new Origin.Role(profile, base(profile, chain));
        }
        return alone(profile);
    }

    private static Origin alone(ProfileSettings profile) throws ProblemException {
        Optional<String> login = profile.get("login_session");
        Optional<String> process = profile.get("credential_process");
        if (login.isPresent()) {
            return new Origin.Login(profile.name(), login.get());
        }
        if (process.isPresent()) {
            return new Origin.Program(profile.name(), process.get());
        }
        if (Stream.of("aws_access_key_id", "aws_secret_access_key").anyMatch(s -> profile.get(s).isPresent())) {
            return keys(profile);
        }
        throw new ProblemException("Profile " + profile.name() + " says nothing of credentials.");
    }

    private static Origin keys(ProfileSettings profile) throws ProblemException {
        profile.need("aws_access_key_id");
        profile.need("aws_secret_access_key");
        return new Origin.Keys(profile);
    }

    private static boolean isKeys(ProfileSettings profile) {
        return profile.get("aws_access_key_id").isPresent();
    }

    private Origin base(ProfileSettings profile, List<String> chain) throws ProblemException {
        Optional<String> source = profile.get("source_profile");
        Optional<String> kind = profile.get("credential_source");
        if (source.isPresent() && kind.isPresent()) {
            throw new ProblemException("Profile " + profile.name()
                    + " has both source_profile and credential_source; only one of them can be.");
        }
        if (source.isPresent()) {
            return origin(source.get(), chain);
        }
        return switch (kind.orElse("").toLowerCase(Locale.ROOT)) {
            case "environment" -> new Origin.Variables();
            case "ec2instancemetadata" -> new Origin.Instance();
            case "ecscontainer" -> new Origin.Container();
            case "" -> throw new ProblemException("Profile " + profile.name()
                    + " has a role_arn, but neither source_profile nor credential_source.");
            default -> throw new ProblemException("Profile " + profile.name()
                    + " names a credential_source that AWS does not know: " + kind.get() + ".");
        };
    }
}
