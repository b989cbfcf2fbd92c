package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.gateway.aws.ClientAccess;
import dev.signalbox.console.gateway.aws.signin.guard.HostGuard;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsProfilesGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.FileWatch;
import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.aws.signin.profiles.Origins;
import dev.signalbox.console.gateway.aws.signin.profiles.ProblemException;
import dev.signalbox.console.gateway.aws.signin.profiles.ReadFiles;
import dev.signalbox.console.gateway.aws.signin.source.ServerClock;
import dev.signalbox.console.gateway.aws.signin.source.SignInClients;
import dev.signalbox.console.gateway.aws.signin.source.Source;
import dev.signalbox.console.gateway.aws.signin.source.Sources;
import dev.signalbox.console.gateway.aws.signin.sso.CliLogin;
import dev.signalbox.console.gateway.aws.signin.sso.SsoRole;
import dev.signalbox.console.gateway.aws.signin.sso.SsoTokens;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.AwsProfile;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;

/** Opens profiles of {@code ~/.aws}. One for the whole program: its profiles share what somebody signed in to by SSO. */
public final class ProfileConnections {
    private final AwsFiles files;
    private final SsoTokens tokens;
    private final Clock clock;
    private final Duration period;

    public ProfileConnections(AwsFiles files) {
        this(files, new SsoTokens(files.ssoCache(), Thread::sleep), Clock.systemUTC(), FileWatch.PERIOD);
    }

    ProfileConnections(AwsFiles files, SsoTokens tokens, Clock clock, Duration period) {
        this.files = files;
        this.tokens = tokens;
        this.clock = clock;
        this.period = period;
    }

    /** What the files say of a profile now. */
    private record Plan(AwsProfile profile, Origin origin, ReadFiles read) {}

    /**
     * Opens a profile without calling anybody.
     *
     * @param name of {@link AwsProfile#name}
     * @param region goes before that of the profile
     * @param consented endpoints that are not AWS's own to which this profile's credentials may be sent, as in
     *     {@link AwsProfile#endpoints}
     * @throws GatewayException with {@code Failure.Rejected} when the profile has a problem or no Region
     */
    public ProfileConnection open(String name, Optional<String> region, Collection<URI> consented)
            throws GatewayException {
        Plan plan = plan(name);
        Region at = Region.of(region.or(plan.profile()::region).orElseThrow(() -> rejected("Profile " + name
                + " names no Region. Choose one for it.")));
        HostGuard guard = new HostGuard(consented);
        ServerClock there = new ServerClock(clock);
        ClientAccess access = access(plan, guard, List.of(guard));
        SignInClients clients = new SignInClients(at, there, access::dress);
        Sources sources = new Sources(files, clients, there, o -> signedIn(o, clients, there));
        ProfileSession session = new ProfileSession(sources.of(plan.origin()), there);
        AwsConnection connection = AwsConnection.to(at, session, access(plan, guard, List.of(there, new ExpiryWatch(
                session),
                guard)));
        Watch watch = watch(plan, session, sources);
        Watch others = tokens.watch(key -> {
            if (plan.profile().ssoSession().equals(Optional.of(key))) {
                session.look(Optional.empty());
            }
        });
        return new ProfileConnection(connection, session, () -> {
            watch.close();
            others.close();
            clients.close();
        });
    }

    private Source signedIn(Origin origin, SignInClients clients, ServerClock there) {
        return switch (origin) {
            case Origin.Sso sso -> new SsoRole(sso, tokens, clients, there);
            case Origin.Login login -> new CliLogin(login, files.loginCache(), there);
            default -> throw new IllegalArgumentException(origin.kind().name());
        };
    }

    private ClientAccess access(Plan plan, HostGuard guard, List<ExecutionInterceptor> all) {
        var urls = new HashMap<>(plan.profile().endpoints());
        urls.values().removeIf(u -> !guard.isConsented(u));
        return new ClientAccess(Optional.of(AwsProfilesGateway.settingsOf(files, plan.profile().name())), Optional.of(
                plan.read().merged()), all, Map.copyOf(urls));
    }

    private Plan plan(String name) throws GatewayException {
        ReadFiles read = ReadFiles.of(files);
        AwsProfile profile = AwsProfilesGateway.profile(read, name);
        try {
            if (profile.problem().isPresent()) {
                throw new ProblemException(profile.problem().get());
            }
            return new Plan(profile, new Origins(read).of(name).origin(), read);
        } catch (ProblemException e) {
            throw rejected(String.valueOf(e.getMessage()));
        }
    }

    private static GatewayException rejected(String why) {
        return new GatewayException(new Failure.Rejected("Profile", why, Optional.empty()));
    }

    /** Endpoints stay as they were when the profile was opened: consent was given for those. */
    private Watch watch(Plan first, ProfileSession session, Sources sources) {
        AtomicReference<Optional<Origin>> now = new AtomicReference<>(Optional.of(first.origin()));
        return FileWatch.of(files, period, () -> {
            try {
                Origin next = plan(first.profile().name()).origin();
                boolean other = !Optional.of(next).equals(now.getAndSet(Optional.of(next)));
                session.look(other ? Optional.of(sources.of(next)) : Optional.empty());
            } catch (GatewayException e) {
                now.set(Optional.empty());
                session.look(Optional.of(new Nothing(e.failure().message())));
            }
        });
    }
}
