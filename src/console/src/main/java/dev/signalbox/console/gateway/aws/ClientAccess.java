package dev.signalbox.console.gateway.aws;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.profiles.ProfileFile;

/**
 * What every client of a connection is made with besides Region and credentials.
 *
 * @param profile of {@code file}: the SDK takes endpoints, FIPS, dual stack and the like from it
 * @param file what is in {@code ~/.aws}; without one the SDK reads it itself
 * @param interceptors see every request last before it is sent
 * @param endpoints of {@code file} and the surroundings to which credentials may go, by service; the empty key is for all
 *     others. The SDK finds them for itself, but when it signs URLs
 */
public record ClientAccess(Optional<String> profile, Optional<ProfileFile> file,
        List<ExecutionInterceptor> interceptors, Map<String, URI> endpoints) {
    static final ClientAccess PLAIN = new ClientAccess(Optional.empty(), Optional.empty(), List.of(), Map.of());

    /** To be called after all other interceptors were added. */
    public void dress(ClientOverrideConfiguration.Builder configuration) {
        profile.ifPresent(configuration::defaultProfileName);
        file.ifPresent(configuration::defaultProfileFile);
        interceptors.forEach(configuration::addExecutionInterceptor);
    }

    Optional<URI> s3() {
        return Optional.ofNullable(endpoints.get("s3")).or(() -> Optional.ofNullable(endpoints.get("")));
    }

    @Override
    public String toString() {
        return "ClientAccess[" + profile.orElse("") + "]";
    }
}
