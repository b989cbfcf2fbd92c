package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Where a request's template comes from: its body, or an object in S3. */
final class TemplateSource {
    private static final int LARGEST_BODY = 51_200;
    private static final int LARGEST_OBJECT = 1_048_576;
    private static final Pattern VIRTUAL_HOST = Pattern.compile("(.+)\\.s3[.-][a-z0-9.-]*amazonaws\\.com");
    private static final Pattern PATH_HOST = Pattern.compile("s3[.-][a-z0-9.-]*amazonaws\\.com");

    private final CloudContext cloud;

    TemplateSource(CloudContext cloud) {
        this.cloud = cloud;
    }

    /**
     * The template's text.
     *
     * @throws AwsServiceException {@code ValidationError} unless exactly one source is given and readable
     */
    String text(@Nullable String body, @Nullable String url) {
        if ((body == null || body.isEmpty()) == (url == null || url.isEmpty())) {
            throw InvalidTemplate.error("Either Template URL or Template Body must be specified.");
        }
        if (body != null && !body.isEmpty()) {
            if (body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
                throw InvalidTemplate.error("1 validation error detected: Value at 'templateBody' failed to satisfy "
                        + "constraint: Member must have length less than or equal to " + LARGEST_BODY);
            }
            return body;
        }
        return stored(location(String.valueOf(url)));
    }

    private record Location(String bucket, String key) {}

    private Location location(String url) {
        var uri = parse(url);
        var host = String.valueOf(uri.getHost());
        var path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
        var virtual = VIRTUAL_HOST.matcher(host);
        if (virtual.matches()) {
            return new Location(virtual.group(1), path);
        }
        int slash = path.indexOf('/');
        if (slash < 1 || !PATH_HOST.matcher(host).matches() && !isLocal(uri)) {
            throw InvalidTemplate.error("TemplateURL must be a supported URL: an object in the local S3");
        }
        return new Location(path.substring(0, slash), path.substring(slash + 1));
    }

    private static URI parse(String url) {
        try {
            var uri = new URI(url);
            if (uri.getRawQuery() != null && uri.getRawQuery().contains("versionId=")) {
                throw InvalidTemplate.unsupported("versionId in TemplateURL");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw InvalidTemplate.error("TemplateURL must be a supported URL: " + e.getReason());
        }
    }

    private boolean isLocal(URI uri) {
        var host = String.valueOf(uri.getHost());
        boolean loopback = host.equals("localhost") || host.equals("127.0.0.1") || host.equals(cloud.endpoint().uri()
                .getHost());
        return loopback && uri.getPort() == cloud.endpoint().uri().getPort();
    }

    private String stored(Location at) {
        try (var body = cloud.objects().open(at.bucket(), at.key())) {
            byte[] bytes = body.readNBytes(LARGEST_OBJECT + 1);
            if (bytes.length > LARGEST_OBJECT) {
                throw InvalidTemplate.error("Template may not exceed " + LARGEST_OBJECT + " bytes in size.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (AwsServiceException e) {
            throw InvalidTemplate.error("S3 error: " + ServiceError.messageOf(e) + " (s3://" + at.bucket() + "/" + at
                    .key() + ")");
        } catch (IOException e) {
            throw InvalidTemplate.error("S3 error: cannot read s3://" + at.bucket() + "/" + at.key() + ": " + e
                    .getMessage());
        }
    }
}
