package dev.signalbox.console.gateway.aws;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/**
 * Where and as whom the console calls AWS. Local is just an endpoint.
 *
 * @param endpoint where all services answer; empty for AWS, and where a profile says it service by service
 * @param patience how long a call may take with all its attempts, until its answer begins
 */
public record AwsConnection(Region region, Optional<URI> endpoint, AwsCredentialsProvider credentials,
        Duration patience, ClientAccess access) {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** A connection to the embedded local cloud with its per-install key. */
    public static AwsConnection local(URI endpoint, String region, String accessKeyId, String secretAccessKey) {
        return new AwsConnection(Region.of(region), Optional.of(endpoint),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)), PATIENCE,
                ClientAccess.PLAIN);
    }

    /** A connection to AWS, or to wherever {@code access} leads. */
    public static AwsConnection to(Region region, AwsCredentialsProvider credentials, ClientAccess access) {
        return new AwsConnection(region, Optional.empty(), credentials, PATIENCE, access);
    }

    /** The same connection with all services at one endpoint. */
    public AwsConnection at(URI address) {
        return new AwsConnection(region, Optional.of(address), credentials, patience, access);
    }

    /** The same connection with another patience. */
    public AwsConnection patient(Duration span) {
        return new AwsConnection(region, endpoint, credentials, span, access);
    }

    /** The Region's name, as AWS writes it. */
    public String regionName() {
        return region.id();
    }

    /** Whether S3 buckets are in the path instead of the host name. */
    boolean pathStyle() {
        return s3Endpoint().isPresent();
    }

    /** Where S3 answers, if not at AWS's own endpoint. */
    Optional<URI> s3Endpoint() {
        return endpoint.or(access::s3);
    }

    /** Whether all services answer at a loopback address. */
    boolean isThisComputer() {
        return endpoint.map(URI::getHost).filter(h -> LOOPBACK.matcher(h).matches()).isPresent();
    }

    /** What a failure names when nothing answers. */
    String endpointLabel() {
        return endpoint.map(URI::getAuthority).orElse(region.id());
    }

    @Override
    public String toString() {
        return "AwsConnection[" + region + " " + endpointLabel() + "]";
    }
}
