package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.aws.signin.sso.SsoTokens;
import dev.signalbox.console.model.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A home folder, a scripted AWS, and the console's own connection between them. */
final class SignInBench implements AutoCloseable {
    static final String KEYS = "aws_access_key_id = AKIABASE\naws_secret_access_key = secret-of-base\n";

    final Path home;
    final Map<String, String> environment = new HashMap<>(Map.of("AWS_EC2_METADATA_DISABLED", "true"));
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    final HandClock clock = new HandClock();
    final ScriptedAws aws = new ScriptedAws(clock);
    private final SsoTokens tokens;
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

    SignInBench(Path home) throws IOException {
        this.home = home;
        Files.createDirectories(home.resolve(".aws"));
        aws.on("GetCallerIdentity", ScriptedAws.identity());
        tokens = new SsoTokens(home.resolve(".aws/sso/cache"), span -> {
            pauses.add(span);
            clock.ahead = clock.ahead.plus(span);
            Thread.sleep(1);
        });
    }

    /** Runs on, and can be put forward. */
    static final class HandClock extends Clock {
        volatile Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    void config(String text) throws IOException {
        Files.writeString(home.resolve(".aws/config"), text.replace("$AWS", aws.uri().toString()));
    }

    void credentials(String text) throws IOException {
        Files.writeString(home.resolve(".aws/credentials"), text);
    }

    /** Opens a profile whose credentials may go to the scripted AWS. */
    Opened open(String profile) throws GatewayException {
        return open(profile, List.of(aws.uri()));
    }

    Opened open(String profile, List<URI> consented) throws GatewayException {
        var connections = new ProfileConnections(new AwsFiles(environment, home), tokens, clock, Duration.ofMillis(
                20));
        var opened = new Opened(connections.open(profile, Optional.of("eu-west-1"), consented));
        open.add(opened);
        return opened;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        aws.close();
    }

    /** An opened profile with clients as the console makes them. */
    static final class Opened implements AutoCloseable {
        final ProfileConnection profile;
        final AwsClients clients;
        private final AwsIdentityGateway identity;

        Opened(ProfileConnection profile) {
            this.profile = profile;
            clients = new AwsClients(profile.connection(), new Unlimited());
            identity = new AwsIdentityGateway(clients);
        }

        String account() throws GatewayException {
            return identity.account();
        }

        /** Why it cannot be asked who we are. */
        Failure refusal() {
            try {
                throw new AssertionError("It answered " + account());
            } catch (GatewayException e) {
                return e.failure();
            }
        }

        @Override
        public void close() {
            clients.close();
            profile.close();
        }
    }

    private static final class Unlimited implements CallLimit {
        @Override
        public void take(String api) {
            // as many as come
        }

        @Override
        public void again(String api) {
            // as many as come
        }

        @Override
        public void throttled(String api) {
            // never
        }
    }
}
