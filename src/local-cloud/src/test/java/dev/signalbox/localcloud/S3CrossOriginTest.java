package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** What web pages of other origins may do with S3. */
class S3CrossOriginTest {
    @TempDir static Path folder;
    private static LocalCloudFixture cloud;
    private static String signed;

    @BeforeAll
    static void start() {
        cloud = new LocalCloudFixture(folder);
        var keys = StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.cloud().accessKeyId(), cloud
                .cloud().secretAccessKey()));
        try (var s3 = cloud.client(S3Client.builder().forcePathStyle(true));
                var presigner = S3Presigner.builder()
                        .endpointOverride(cloud.endpoint()).region(Region.of("local-1")).credentialsProvider(keys)
                        .serviceConfiguration(S3Configuration.builder().pathStyleAccessEnabled(true).build()).build()) {
            for (var bucket : new String[]{"open", "shut"}) {
                s3.createBucket(b -> b.bucket(bucket));
                s3.putObject(p -> p.bucket(bucket).key("a"), RequestBody.fromString("hello"));
            }
            s3.putBucketCors(c -> c.bucket("open").corsConfiguration(r -> r.corsRules(rule -> rule.allowedOrigins(
                    "https://*.page.example").allowedMethods("GET").allowedHeaders("range").exposeHeaders("ETag")
                    .maxAgeSeconds(60))));
            signed = presigner.presignGetObject(p -> p.signatureDuration(Duration.ofMinutes(5)).getObjectRequest(g -> g
                    .bucket("open").key("a"))).url().toString();
        }
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static HttpResponse<String> send(String method, String address, String... headers) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).method(method, BodyPublishers.noBody())
                    .headers(headers).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void followsPresignedAddressesAndMarksTheAnswerForAllowedOrigins() throws Exception {
        var answer = send("GET", signed, "Origin", "https://www.page.example");
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).contains("https://www.page.example");
        assertThat(answer.headers().firstValue("access-control-expose-headers")).contains("ETag");

        var other = send("GET", signed, "Origin", "https://evil.example");
        assertThat(other.statusCode()).as("as on AWS: the browser hides it").isEqualTo(200);
        assertThat(other.headers().firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void answersPreflights() throws Exception {
        var allowed = send("OPTIONS", signed, "Origin", "https://www.page.example", "Access-Control-Request-Method",
                "GET", "Access-Control-Request-Headers", "Range");
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("access-control-allow-headers")).contains("range");
        assertThat(allowed.headers().firstValue("access-control-max-age")).contains("60");

        var refused = send("OPTIONS", signed, "Origin", "https://www.page.example", "Access-Control-Request-Method",
                "PUT");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("<Code>AccessForbidden</Code>", "This CORS request is not allowed");
        assertThat(send("OPTIONS", cloud.endpoint() + "/shut/a", "Origin", "https://www.page.example",
                "Access-Control-Request-Method", "GET").body()).contains("CORS is not enabled for this bucket");
    }

    @Test
    void staysClosedToPagesOtherwise() throws Exception {
        for (var address : new String[]{"/open/a", "/", "/2015-03-31/functions", "/?Action=ListUsers",
                "/?Action=ListUsers&X-Amz-Signature=0"}) {
            var answer = send("GET", cloud.endpoint() + address, "Origin", "https://www.page.example");
            assertThat(answer.statusCode()).as(address).isEqualTo(403);
            assertThat(answer.body()).contains("does not answer web pages");
        }
        var forged = send("GET", signed.replaceFirst("Signature=[0-9a-f]{4}", "Signature=0000"), "Origin",
                "https://www.page.example");
        assertThat(forged.statusCode()).isEqualTo(403);
    }
}
