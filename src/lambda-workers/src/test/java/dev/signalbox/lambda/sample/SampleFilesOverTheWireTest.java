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
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class SampleFilesOverTheWireTest {
    private static final SampleCatalogue CATALOGUE = new SampleCatalogue();

    @Test
    void filesAreMadeOnceAndServedByAPresignedUrl(@TempDir Path folder) throws Exception {
        try (var cloud = new TestCloud(folder);
                var s3 = cloud.client(S3Client.builder());
                var presigner = S3Presigner.builder().endpointOverride(cloud.cloud().endpoint())
                        .region(Region.of(cloud.cloud().region())).credentialsProvider(cloud.keys()).build()) {
            s3.createBucket(b -> b.bucket("bucket"));
            var files = new S3SampleFiles(s3, presigner, "bucket");
            for (var name : new String[]{"readme.txt", "tools-24mb.bin"}) {
                var file = CATALOGUE.file("1234567", name).orElseThrow();
                assertThat(sha256(files.provide("1234567", file))).isEqualTo(file.sha256());
                var made = s3.headObject(b -> b.bucket("bucket").key("sample-provider/1234567/" + name));
                files.provide("1234567", file);
                assertThat(s3.headObject(b -> b.bucket("bucket").key("sample-provider/1234567/" + name))
                        .lastModified()).isEqualTo(made.lastModified());
            }
        }
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
