package dev.signalbox.console.gateway.aws.signin.profiles;

import dev.signalbox.console.gateway.signin.ProfilesGateway;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.signin.AwsProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code ~/.aws} with the SDK's parser. */
public final class AwsProfilesGateway implements ProfilesGateway {
    private static final Pattern ACCOUNT = Pattern.compile("arn:[\\w-]+:(?:iam|sts)::(\\d{12}):.*");

    private final AwsFiles files;
    private final Duration period;
    private final InstanceProbe instance;

    public AwsProfilesGateway(AwsFiles files) {
        this(files, FileWatch.PERIOD);
    }

    AwsProfilesGateway(AwsFiles files, Duration period) {
        this.files = files;
        this.period = period;
        instance = new InstanceProbe(files);
    }

    @Override
    public List<AwsProfile> profiles() {
        ReadFiles read = ReadFiles.of(files);
        var names = new TreeSet<>(Comparator.comparing((String n) -> !n.equals(preferred())).thenComparing(
                String.CASE_INSENSITIVE_ORDER).thenComparing(Comparator.naturalOrder()));
        names.addAll(read.merged().profiles().keySet());
        names.addAll(read.problems().keySet());
        if (files.variable("AWS_PROFILE").isPresent()) {
            names.add(preferred());
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(surroundings());
        return all.stream().map(n -> profile(read, n)).toList();
    }

    /** One of them. That this is a machine of EC2 is taken on trust: {@link #profiles} knows it only a while after it was asked. */
    public Optional<AwsProfile> find(String name) {
        if (name.equals(AwsProfile.INSTANCE) && !instance.isOff()) {
            return Optional.of(profile(ReadFiles.of(files), name));
        }
        return profiles().stream().filter(p -> p.name().equals(name)).findFirst();
    }

    private List<String> surroundings() {
        List<String> names = new ArrayList<>();
        if (files.variable("AWS_ACCESS_KEY_ID").isPresent()) {
            names.add(AwsProfile.ENVIRONMENT);
        }
        if (files.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI").isPresent() || files.variable(
                "AWS_CONTAINER_CREDENTIALS_FULL_URI").isPresent() || files.variable("AWS_WEB_IDENTITY_TOKEN_FILE")
                        .isPresent()) {
            names.add(AwsProfile.CONTAINER);
        }
        if (instance.answered()) {
            names.add(AwsProfile.INSTANCE);
        }
        return names;
    }

    @Override
    public String preferred() {
        return files.variable("AWS_PROFILE").orElse("default");
    }

    @Override
    public Watch watch(Runnable changed) {
        return FileWatch.of(() -> List.of(FileWatch.times(files), instance.answered()), period, changed);
    }

    /** What is told of one profile. */
    public static AwsProfile profile(ReadFiles read, String name) {
        AwsFiles files = read.files();
        Optional<ProfileSettings> settings = read.profile(settingsOf(files, name));
        Optional<String> region = files.variable("AWS_REGION").or(() -> settings.flatMap(s -> s.get("region"))).or(
                () -> files.variable("AWS_DEFAULT_REGION"));
        try {
            Origins.Found found = new Origins(read).of(name);
            Map<String, URI> endpoints = EndpointUrls.of(read, settingsOf(files, name));
            return new AwsProfile(name, found.origin().kind(), region, account(found.origin(), settings), role(found
                    .origin()), mfa(found.origin()), sso(found.origin()), endpoints, found.chain(), Optional.empty());
        } catch (ProblemException e) {
            return new AwsProfile(name, AwsProfile.Kind.UNKNOWN, region, Optional.empty(), Optional.empty(), Optional
                    .empty(), Optional.empty(), Map.of(), List.of(name), Optional.ofNullable(e.getMessage()));
        }
    }

    /** Credentials of the surroundings take their other settings from the profile that is meant where none is said. */
    public static String settingsOf(AwsFiles files, String name) {
        return switch (name) {
            case AwsProfile.ENVIRONMENT, AwsProfile.CONTAINER, AwsProfile.INSTANCE -> files.variable("AWS_PROFILE")
                    .orElse("default");
            default -> name;
        };
    }

    private static Optional<String> role(Origin origin) {
        return switch (origin) {
            case Origin.Role role -> Optional.of(role.arn());
            case Origin.WebIdentity token -> Optional.of(token.arn());
            case Origin.Sso sso -> Optional.of(sso.role());
            default -> Optional.empty();
        };
    }

    private static Optional<String> account(Origin origin, Optional<ProfileSettings> settings) {
        return switch (origin) {
            case Origin.Sso sso -> Optional.of(sso.account());
            case Origin.Login login -> account(login.session());
            default -> role(origin).map(AwsProfilesGateway::account).orElseGet(() -> settings.flatMap(s -> s.get(
                    "aws_account_id")));
        };
    }

    private static Optional<String> account(String arn) {
        Matcher parts = ACCOUNT.matcher(arn);
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private static Optional<String> mfa(Origin origin) {
        return origin instanceof Origin.Role role ? role.mfaSerial().or(() -> mfa(role.base())) : Optional.empty();
    }

    private static Optional<String> sso(Origin origin) {
        return switch (origin) {
            case Origin.Sso sso -> Optional.of(sso.session().cacheKey());
            case Origin.Role role -> sso(role.base());
            default -> Optional.empty();
        };
    }
}
