package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.aws.signin.profiles.ProfileSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;

/** Makes the source of an origin, with one that keeps for each step that costs a call or a question. */
public final class Sources {
    private final AwsFiles files;
    private final SignInClients clients;
    private final ServerClock clock;
    private final Function<Origin, Source> others;
    private final Duration patience;

    /** @param others makes those of {@link Origin.Sso} and {@link Origin.Login} */
    public Sources(AwsFiles files, SignInClients clients, ServerClock clock, Function<Origin, Source> others) {
        this(files, clients, clock, others, CredentialProgram.PATIENCE);
    }

    Sources(AwsFiles files, SignInClients clients, ServerClock clock, Function<Origin, Source> others,
            Duration patience) {
        this.files = files;
        this.clients = clients;
        this.clock = clock;
        this.others = others;
        this.patience = patience;
    }

    /** Calls nobody yet. */
    public Source of(Origin origin) {
        return new Kept(switch (origin) {
            case Origin.Keys keys -> written(keys.of());
            case Origin.Variables() -> variables();
            case Origin.Role role -> new AssumedRole(role, of(role.base()), clients);
            case Origin.WebIdentity token -> new WebIdentityRole(token, files.path(token.tokenFile()), clients);
            case Origin.Program program -> new CredentialProgram(program, patience);
            case Origin.Container() -> new SdkProvider(() -> ContainerCredentialsProvider.create(),
                    "credentials of this container");
            case Origin.Instance() -> new SdkProvider(() -> InstanceProfileCredentialsProvider.create(),
                    "credentials of this machine");
            case Origin.Sso _,Origin.Login _ -> others.apply(origin);
        }, clock);
    }

    private static Source written(ProfileSettings profile) {
        return new FixedKeys(new Session.Keys(profile.get("aws_access_key_id").orElse(""), profile.get(
                "aws_secret_access_key").orElse(""), profile.get("aws_session_token")), "keys of profile " + profile
                        .name());
    }

    private Source variables() {
        Optional<String> token = files.variable("AWS_SESSION_TOKEN");
        return new FixedKeys(new Session.Keys(files.variable("AWS_ACCESS_KEY_ID").orElse(""), files.variable(
                "AWS_SECRET_ACCESS_KEY").orElse(""), token), "keys in AWS_ACCESS_KEY_ID");
    }
}
