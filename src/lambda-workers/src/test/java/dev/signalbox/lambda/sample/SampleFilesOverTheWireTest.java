package dev.signalbox.lambda.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.lambda.TestCloud;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class SampleFilesOverTheWireTest {
    private static final SampleCatalogue CATALOGUE = new SampleCatalogue();

    @TempDir Path folder;
    private TestCloud cloud;
    private S3Client s3;
    private S3Presigner presigner;

    @BeforeEach
    void begin() {
        cloud = new TestCloud(folder);
        s3 = cloud.client(S3Client.builder());
        presigner = S3Presigner.builder().endpointOverride(cloud.cloud().endpoint())
                .region(Region.of(cloud.cloud().region())).credentialsProvider(cloud.keys()).build();
        s3.createBucket(b -> b.bucket("bucket"));
    }

    @AfterEach
    void end() {
        presigner.close();
        s3.close();
        cloud.close();
    }

    @Test
    void filesAreMadeOnceAndServedByAPresignedUrl() throws Exception {
        var files = new S3SampleFiles(s3, presigner, "bucket", Duration.ofMinutes(1));
        for (var name : new String[]{"readme.txt", "tools-24mb.bin"}) {
            var file = CATALOGUE.file("1234567", name).orElseThrow();
            assertThat(sha256(files.provide("1234567", file).orElseThrow())).isEqualTo(file.sha256());
            var made = s3.headObject(b -> b.bucket("bucket").key("sample-provider/1234567/" + name));
            files.provide("1234567", file);
            assertThat(s3.headObject(b -> b.bucket("bucket").key("sample-provider/1234567/" + name))
                    .lastModified()).isEqualTo(made.lastModified());
        }
    }

    /** On a busy machine a large file took longer than API Gateway waits; each further request began anew. */
    @Test
    void aFileThatTakesLongerThanOneRequestIsGoneOnWithByTheNext() throws Exception {
        var file = new SampleFile("large.bin", "application/octet-stream", "", new GeneratedContent(50_000_000, 1));
        var files = new S3SampleFiles(s3, presigner, "bucket", Duration.ZERO);

        var first = files.provide("p", file);
        var partsAfterFirst = parts();
        var second = files.provide("p", file);

        assertThat(first).isEmpty();
        assertThat(partsAfterFirst).isNotEmpty();
        assertThat(s3.getObjectAsBytes(b -> b.bucket("bucket").key("sample-provider/p/large.bin"))
                .asByteArray()).isEqualTo(file.content().part(0, 50_000_000));
        assertThat(second).isPresent();
        assertThat(s3.listMultipartUploads(b -> b.bucket("bucket")).uploads()).isEmpty();
    }

    private List<Part> parts() {
        var upload = s3.listMultipartUploads(b -> b.bucket("bucket")).uploads().getFirst();
        return s3.listParts(b -> b.bucket("bucket").key(upload.key()).uploadId(upload.uploadId())).parts();
    }

    private static String sha256(URI url) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofInputStream());
            var digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(answer.body(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
