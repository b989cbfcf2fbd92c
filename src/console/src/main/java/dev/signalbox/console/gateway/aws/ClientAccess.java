package dev.signalbox.console.gateway.aws;

import java.util.List;
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
 * @param pathStyle whether S3 buckets are in the path, since the endpoint has no host names for them
 */
public record ClientAccess(Optional<String> profile, Optional<ProfileFile> file,
        List<ExecutionInterceptor> interceptors, boolean pathStyle) {
    static final ClientAccess PLAIN = new ClientAccess(Optional.empty(), Optional.empty(), List.of(), false);

    /** To be called after all other interceptors were added. */
    public void dress(ClientOverrideConfiguration.Builder configuration) {
        profile.ifPresent(configuration::defaultProfileName);
        file.ifPresent(configuration::defaultProfileFile);
        interceptors.forEach(configuration::addExecutionInterceptor);
    }

    @Override
    public String toString() {
        return "ClientAccess[" + profile.orElse("") + "]";
    }
}
