package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ChangeLog;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import dev.signalbox.console.gateway.files.ObjectFactsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.change.ObjectVersion;
import dev.signalbox.console.model.files.change.ObjectVersions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Asks S3 for tags and versions, and signs URLs. */
public final class AwsObjectFactsGateway implements ObjectFactsGateway {
    private final Lazy<S3Client> s3;
    private final AwsConnection connection;
    private final AwsCalls calls;
    private final ChangeLog log;

    /** @param log is told of signed URLs, of which S3 itself hears nothing */
    public AwsObjectFactsGateway(AwsClients clients, ChangeLog log) {
        s3 = S3Access.of(clients);
        connection = clients.connection();
        calls = new AwsCalls(connection);
        this.log = log;
    }

    @Override
    public Map<String, String> tags(ObjectRef object) throws GatewayException {
        var answer = calls.call(() -> s3.get().getObjectTagging(r -> r.bucket(object.location().bucket()).key(object
                .location().key()).versionId(object.version().orElse(null))));
        var tags = new TreeMap<String, String>();
        answer.tagSet().forEach(t -> tags.put(t.key(), t.value()));
        return tags;
    }

    @Override
    public void tag(ObjectRef object, Map<String, String> tags) throws GatewayException {
        var set = tags.entrySet().stream().map(t -> Tag.builder().key(t.getKey()).value(t.getValue()).build()).toList();
        calls.call(() -> s3.get().putObjectTagging(r -> r.bucket(object.location().bucket()).key(object.location()
                .key()).versionId(object.version().orElse(null)).tagging(t -> t.tagSet(set))));
    }

    @Override
    public ObjectVersions versions(S3Location object) throws GatewayException {
        var answer = calls.call(() -> s3.get().listObjectVersions(r -> r.bucket(object.bucket()).prefix(object.key())));
        var versions = all(object, answer).sorted(Comparator.comparing(ObjectVersion::latest).thenComparing(
                ObjectVersion::modified).reversed()).toList();
        boolean more = answer.isTruncated() && object.key().equals(answer.nextKeyMarker());
        return new ObjectVersions(versions, more);
    }

    /** The prefix begins other keys too. */
    private static Stream<ObjectVersion> all(S3Location object, ListObjectVersionsResponse answer) {
        var kept = answer.versions().stream().filter(v -> v.key().equals(object.key())).map(v -> new ObjectVersion(
                new ObjectRef(object, Optional.of(v.versionId())), v.isLatest(), false, v.size(), v.lastModified()));
        var markers = answer.deleteMarkers().stream().filter(v -> v.key().equals(object.key())).map(
                v -> new ObjectVersion(new ObjectRef(object, Optional.of(v.versionId())), v.isLatest(), true, 0, v
                        .lastModified()));
        return Stream.concat(kept, markers);
    }

    /** Who follows a URL cannot sign it anew for another Region. */
    private Region region(String bucket) throws GatewayException {
        Optional<String> told = calls.call(() -> {
            try {
                return Optional.ofNullable(s3.get().headBucket(b -> b.bucket(bucket)).bucketRegion());
            } catch (S3Exception e) {
                return S3Access.region(e);
            } catch (ForeignEndpointException _) { // nothing may be asked there; the URL is AWS's own all the same
                return Optional.empty();
            }
        });
        return told.map(Region::of).orElse(connection.region());
    }

    @Override
    public URI presigned(ObjectRef object, Duration valid) throws GatewayException {
        Region region = connection.pathStyle() ? connection.region() : region(object.location().bucket());
        var builder = S3Presigner.builder().region(region).credentialsProvider(connection.credentials())
                .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(connection.pathStyle()).build());
        connection.s3Endpoint().ifPresent(builder::endpointOverride);
        try (var presigner = builder.build()) {
            var signed = calls.call(() -> presigner.presignGetObject(p -> p.signatureDuration(valid).getObjectRequest(
                    r -> r.bucket(object.location().bucket()).key(object.location().key()).versionId(object.version()
                            .orElse(null)))));
            log.note("PresignGetObject", object.location().bucket() + " " + object.location().key(), "",
                    "valid for " + valid.toMinutes() + " min");
            return signed.url().toURI();
        } catch (URISyntaxException e) {
            // The exception's text would hold the signature.
            throw new GatewayException(new Failure.Unexpected("PresignGetObject", "The signed URL is no URI", Optional
                    .empty()));
        }
    }
}
