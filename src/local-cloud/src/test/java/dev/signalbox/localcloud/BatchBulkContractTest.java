package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.ClientException;
import software.amazon.awssdk.services.batch.model.JobStatus;

/** CancelJobs and TerminateJobs, as a newer SDK sends them: this one's requests with another path and body, signed by it. */
final class BatchBulkContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNKNOWN = "61e743ed-35e4-48da-b2de-5c8333821c84";

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private BatchClient batch;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        batch = fixture.client(BatchClient.builder());
        batch.createComputeEnvironment(r -> r.computeEnvironmentName("env").type("MANAGED").computeResources(c -> c
                .type("FARGATE").maxvCpus(1).subnets("subnet-0a1b2c3d4e5f60001").securityGroupIds(
                        "sg-0a1b2c3d4e5f60001")));
        batch.updateComputeEnvironment(u -> u.computeEnvironment("env").state("DISABLED"));
        batch.createJobQueue(r -> r.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("env")));
        batch.registerJobDefinition(r -> r.jobDefinitionName("def").type("container").platformCapabilitiesWithStrings(
                "FARGATE").containerProperties(c -> c.image("s3://jars/job.jar").executionRoleArn("arn")
                        .resourceRequirements(m -> m.type("VCPU").value("0.25"), m -> m.type("MEMORY").value(
                                "512"))));
    }

    @AfterEach
    void stop() {
        batch.close();
        fixture.close();
    }

    private String submit() {
        return batch.submitJob(s -> s.jobName("job").jobQueue("queue").jobDefinition("def")).jobId();
    }

    private JsonNode bulk(String operation, List<String> jobs) throws IOException {
        var newer = new Newer("/v1/" + operation, JSON.writeValueAsString(Map.of("jobs", jobs, "reason",
                "not needed")));
        try (var client = client(newer)) {
            client.terminateJob(t -> t.jobId("replaced").reason("replaced"));
        }
        return JSON.readTree(newer.answer);
    }

    private BatchClient client(ExecutionInterceptor interceptor) {
        var cloud = fixture.cloud();
        return BatchClient.builder().endpointOverride(cloud.endpoint()).region(Region.of(cloud.region()))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(cloud.accessKeyId(),
                        cloud.secretAccessKey()))).httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(c -> c.addExecutionInterceptor(interceptor)).build();
    }

    @Test
    void cancelsManyAndTellsOfEach() throws IOException {
        var first = submit();
        var second = submit();

        var answer = bulk("canceljobs", List.of(first, UNKNOWN, second, "no id"));

        assertThat(answer.get("successful")).extracting(JsonNode::textValue).containsExactly(first, UNKNOWN, second);
        assertThat(answer.get("errors")).singleElement().satisfies(e -> {
            assertThat(e.get("code").textValue()).isEqualTo("ValidationException");
            assertThat(e.get("job").textValue()).isEqualTo("no id");
            assertThat(e.get("message").textValue()).isNotEmpty();
        });
        assertThat(batch.describeJobs(d -> d.jobs(first, second)).jobs()).hasSize(2).allSatisfy(job -> {
            assertThat(job.status()).isEqualTo(JobStatus.FAILED);
            assertThat(job.isCancelled()).isTrue();
            assertThat(job.statusReason()).isEqualTo("not needed");
        });
    }

    @Test
    void terminatesManyAndRefusesMoreThanFifty() throws IOException {
        var job = submit();

        assertThat(bulk("terminatejobs", List.of(job)).get("errors")).isEmpty();

        assertThat(batch.describeJobs(d -> d.jobs(job)).jobs().getFirst().isTerminated()).isTrue();
        assertThatThrownBy(() -> bulk("terminatejobs", Collections.nCopies(51, job))).isInstanceOf(
                ClientException.class).hasMessageContaining("50");
    }

    @Test
    void singleFormsSucceedForUnknownJobsToo() {
        batch.terminateJob(t -> t.jobId(UNKNOWN).reason("gone"));
        batch.cancelJob(t -> t.jobId(UNKNOWN + ":3").reason("gone"));
        assertThatThrownBy(() -> batch.cancelJob(t -> t.jobId("no id").reason("gone"))).isInstanceOf(
                ClientException.class);
    }

    private static final class Newer implements ExecutionInterceptor {
        private final String path;
        private final String body;
        private byte[] answer = {};

        private Newer(String path, String body) {
            this.path = path;
            this.body = body;
        }

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().copy(r -> r.encodedPath(path).putHeader("Content-Length", Integer.toString(body
                    .length())));
        }

        @Override
        public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context,
                ExecutionAttributes attributes) {
            return Optional.of(RequestBody.fromString(body));
        }

        @Override
        public Optional<InputStream> modifyHttpResponseContent(Context.ModifyHttpResponse context,
                ExecutionAttributes attributes) {
            return context.responseBody().map(stream -> {
                try (stream) {
                    answer = stream.readAllBytes();
                    return new ByteArrayInputStream(answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
