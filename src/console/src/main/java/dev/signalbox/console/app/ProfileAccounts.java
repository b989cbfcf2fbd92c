package dev.signalbox.console.app;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.signin.ProfileConnection;
import dev.signalbox.console.gateway.aws.signin.ProfileConnections;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.SavedEnvironment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts that the profiles of {@code ~/.aws} lead to. */
record ProfileAccounts(AwsFiles files) implements Accounts {
    /** Windows of one program share what somebody signed in to by SSO. */
    private static final Map<AwsFiles, ProfileConnections> OPEN = new ConcurrentHashMap<>();

    @Override
    public Door door(SavedEnvironment environment, Set<EndpointConsent> trusted) {
        List<URI> consented = trusted.stream().filter(c -> c.profile().equals(environment.profile())).map(
                EndpointConsent::endpoint).toList();
        try {
            ProfileConnection open = OPEN.computeIfAbsent(files, ProfileConnections::new).open(environment.profile(),
                    Optional.of(environment.region()), consented);
            return new Door(environment.endpoint().isEmpty() ? open.connection()
                    : open.connection().at(URI.create(
                            environment.endpoint())), open.signIn(), open::close);
        } catch (GatewayException e) {
            throw new OpenedEnvironment.CannotOpenException("The profile " + environment.profile()
                    + " cannot be used: " + e.failure().message());
        }
    }
}
