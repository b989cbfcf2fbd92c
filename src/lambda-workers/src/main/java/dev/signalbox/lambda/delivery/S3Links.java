package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import dev.signalbox.transfer.EnvironmentSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Presigned URLs of objects. They end with the function's own credentials, should those end earlier. */
final class S3Links implements Links {
    private final S3Presigner presigner;
    private final String bucket;
    private final Duration valid;

    S3Links(S3Presigner presigner, String bucket, Duration valid) {
        this.presigner = presigner;
        this.bucket = bucket;
        this.valid = valid;
    }

    static S3Links from(EnvironmentSettings env) {
        var presigner = S3Presigner.builder();
        env.optional("AWS_ENDPOINT_URL").map(URI::create).ifPresent(presigner::endpointOverride);
        return new S3Links(presigner.build(), env.required("Bucket"),
                Duration.ofSeconds(env.number("UrlSeconds", 600, 1, 43_200)));
    }

    @Override
    public Link make(StoredFile file) {
        var signed = presigner.presignGetObject(p -> p.signatureDuration(valid).getObjectRequest(
                g -> g.bucket(bucket).key(file.key()).responseContentDisposition(disposition(file.name()))));
        return new Link(signed.url().toString(), signed.expiration());
    }

    /** So that a browser saves the file under its name. */
    static String disposition(String name) {
        var ascii = name.replaceAll("[^ -~]|[\"\\\\%;]", "_");
        var exact = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + exact;
    }
}
