package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.LocalCloud;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A client that remembers what was asked, and breaks where it is told to. */
final class RecordedS3 implements AutoCloseable {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final List<SdkRequest> asked = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger puts = new AtomicInteger();
    private final AtomicInteger parts = new AtomicInteger();
    private final S3Client plain;
    private final S3Client client;
    private volatile int failingPut;
    private volatile int failingPart;
    private volatile boolean blind;
    private final AtomicInteger busy = new AtomicInteger();
    private volatile String busyCode = "";

    RecordedS3(LocalCloud cloud) {
        this.plain = builder(cloud).build();
        // As on AWS; the recorder sends it in clear all the same.
        this.client = builder(cloud).endpointOverride(URI.create("https" + cloud.endpoint().toString().substring(4)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .addExecutionInterceptor(new Recorder()).build()).build();
    }

    private software.amazon.awssdk.services.s3.S3ClientBuilder builder(LocalCloud cloud) {
        return S3Client.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region())).httpClient(http)
                .forcePathStyle(true).credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        cloud.accessKeyId(), cloud.secretAccessKey())));
    }

    private final class Recorder implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder().protocol("http").build();
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            var request = context.request();
            var name = request.getClass().getSimpleName();
            asked.add(request);
            if (name.startsWith("PutBucket") || name.startsWith("PutPublic")) {
                crash(puts.incrementAndGet() == failingPut);
                busy();
            }
            if (name.startsWith("UploadPart")) {
                crash(failingPart > 0 && parts.get() + 1 >= failingPart);
                parts.incrementAndGet();
            }
            if (blind && name.startsWith("Get")) {
                throw S3Exception.builder().statusCode(403).message("Access Denied").build();
            }
        }

        private void busy() {
            if (busy.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw S3Exception.builder().statusCode(busyCode.startsWith("No") ? 404 : 409).awsErrorDetails(
                        AwsErrorDetails.builder().errorCode(busyCode).errorMessage("not now").build()).build();
            }
        }

        private void crash(boolean now) {
            if (now) {
                throw S3Exception.builder().statusCode(400).message("crashed").build();
            }
        }
    }

    S3Client client() {
        return client;
    }

    S3Client plain() {
        return plain;
    }

    /** @param number of the setting that is not reached, 0 for none */
    void failAtPut(int number) {
        failingPut = number;
        puts.set(0);
    }

    void failAtPart(int number) {
        failingPart = number;
    }

    /** S3 answers so to the next settings, as it does for a while after a bucket is made. */
    void busy(String code, int times) {
        busyCode = code;
        busy.set(times);
    }

    /** What was sent under this name. */
    List<SdkRequest> asked(String name) {
        return List.copyOf(asked).stream().filter(r -> r.getClass().getSimpleName().equals(name + "Request")).toList();
    }

    void denyReads() {
        blind = true;
    }

    /** How many parts were sent. */
    int parts() {
        return parts.get();
    }

    void expectOwnerEverywhere(String account) {
        for (var request : List.copyOf(asked)) {
            if (request.sdkFields().stream().map(SdkField::memberName).anyMatch("ExpectedBucketOwner"::equals)) {
                assertThat(request.getValueForField("ExpectedBucketOwner", String.class)).as(request.getClass()
                        .getSimpleName()).contains(account);
            }
        }
    }

    void removeAll() {
        for (var bucket : plain.listBuckets().buckets()) {
            plain.listObjectsV2Paginator(b -> b.bucket(bucket.name())).contents().forEach(o -> plain.deleteObject(
                    b -> b.bucket(bucket.name()).key(o.key())));
            plain.deleteBucket(b -> b.bucket(bucket.name()));
        }
    }

    @Override
    public void close() {
        plain.close();
        client.close();
        http.close();
    }
}
