package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.BatchException;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsRequest;
import software.amazon.awssdk.services.batch.model.DescribeComputeEnvironmentsResponse;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesRequest;
import software.amazon.awssdk.services.batch.model.DescribeJobQueuesResponse;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeAccountLimitsResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaResponse;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** Accounts that are almost full or new, which the local cloud, without Service Quotas, never is. */
class ServiceLimitsTest {
    private static final String TEMPLATE = """
            Parameters: {Second: {Type: String, Default: no}}
            Conditions: {Two: !Equals [!Ref Second, yes]}
            Resources:
              One: {Type: AWS::Batch::ComputeEnvironment}
              Two: {Type: AWS::Batch::ComputeEnvironment, Condition: Two}
              Queue: {Type: AWS::Batch::JobQueue}
              Box: {Type: AWS::S3::Bucket}
              Work: {Type: AWS::Lambda::Function}
            """;

    /** By code; what is not in it is not told. */
    private final Map<String, Double> quotas = new HashMap<>();
    private int environments;

    private final class Quotas implements ServiceQuotasClient {
        @Override
        public String serviceName() {
            return "servicequotas";
        }

        @Override
        public void close() {}

        @Override
        public GetServiceQuotaResponse getServiceQuota(GetServiceQuotaRequest request) {
            if (!quotas.containsKey(request.quotaCode())) {
                throw NoSuchResourceException.builder().message("none").build();
            }
            return GetServiceQuotaResponse.builder().quota(q -> q.value(quotas.get(request.quotaCode()))).build();
        }
    }

    /** Tells its compute environments page by page, and nobody its queues. */
    private final class Batch implements BatchClient {
        @Override
        public String serviceName() {
            return "batch";
        }

        @Override
        public void close() {}

        @Override
        public DescribeComputeEnvironmentsResponse describeComputeEnvironments(
                DescribeComputeEnvironmentsRequest request) {
            boolean first = request.nextToken() == null;
            return DescribeComputeEnvironmentsResponse.builder().computeEnvironments(IntStream.range(first ? 0 : 1,
                    first
                            ? 1
                            : environments).mapToObj(i -> ComputeEnvironmentDetail.builder().computeEnvironmentName("ce"
                                    + i)
                                    .build()).toList()).nextToken(first ? "more" : null).build();
        }

        @Override
        public DescribeJobQueuesResponse describeJobQueues(DescribeJobQueuesRequest request) {
            throw BatchException.builder().statusCode(403).message("not you").build();
        }
    }

    private static final class TenStacks implements CloudFormationClient {
        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {}

        @Override
        public DescribeAccountLimitsResponse describeAccountLimits(DescribeAccountLimitsRequest request) {
            return DescribeAccountLimitsResponse.builder().accountLimits(l -> l.name("StackLimit").value(10)).build();
        }
    }

    private static final class OneBucket implements S3Client {
        @Override
        public String serviceName() {
            return "s3";
        }

        @Override
        public void close() {}

        @Override
        public ListBucketsResponse listBuckets(ListBucketsRequest request) {
            return ListBucketsResponse.builder().buckets(Bucket.builder().name("b").build()).build();
        }
    }

    private List<Check> checks(String template, Map<String, String> values) {
        var services = new AwsClients.Services(Quotas::new, Batch::new, () -> null, () -> null, () -> null, () -> null,
                () -> null);
        var parsed = TemplateText.parseWithTags(template);
        return new ServiceLimits(new OneBucket(), services).check(parsed, ResourceCount.in(parsed, values));
    }

    private static Outcome ofStacks(int there, String template) {
        var request = DeployRequest.withDefaults(new TemplateFile(Path.of("t.yaml")), EnvironmentKind.AWS);
        return new dev.signalbox.deploy.internal.Quotas(new TenStacks()).check(request, TemplateText.parseWithTags(
                template), there).outcome();
    }

    private static List<String> words(List<Check> checks, Outcome outcome) {
        UnaryOperator<String> space = t -> t.isEmpty() ? "" : " " + t;
        return checks.stream().filter(c -> c.outcome() == outcome).map(c -> c.words() + space.apply(c.todo().orElse(
                ""))).toList();
    }

    @Test
    void whatFitsIsToldWithNumbersAndWhoseLimitItIs() {
        environments = 49;
        quotas.put("L-B99A9384", 1000.0);
        quotas.put("L-DC2B2D3D", 2.0);
        assertThat(words(checks(TEMPLATE, Map.of()), Outcome.PASSED)).containsExactly(
                "Within the limits of services: 49 of 50 Batch compute environments (AWS's usual limit; Service Quotas"
                        + " does not tell this account's), 1 of 2 buckets, 1,000 functions of Lambda at once.");
    }

    @Test
    void whatDoesNotFitIsAWarningThatSaysWhereToRaiseIt() {
        environments = 49;
        quotas.put("L-DC2B2D3D", 1.0);
        assertThat(words(checks(TEMPLATE, Map.of("Second", "yes")), Outcome.DOUBTFUL)).satisfiesExactly(w -> assertThat(
                w).contains("makes 2", "49 of 50 Batch compute environments", "--quota-code L-144F0CA5"
                        + " --desired-value 51"), w -> assertThat(w).contains("1 of 1 buckets", "--service-code s3"));
    }

    @Test
    void anAppliedLimitCountsAndNotTheUsualOne() {
        environments = 60;
        quotas.put("L-144F0CA5", 100.0);
        assertThat(words(checks(TEMPLATE, Map.of()), Outcome.PASSED).getFirst()).contains(
                "60 of 100 Batch compute environments,");
    }

    @Test
    void whoMayNotCountIsToldSo() {
        environments = 1;
        assertThat(words(checks(TEMPLATE, Map.of()), Outcome.NOT_CHECKED)).satisfiesExactly(w -> assertThat(w).contains(
                "1 more Batch job queues", "not you"), w -> assertThat(w).contains("Lambda"));
    }

    @Test
    void aNewAccountRunsFewFunctionsAtOnce() {
        environments = 1;
        quotas.put("L-B99A9384", 10.0);
        assertThat(words(checks(TEMPLATE, Map.of()), Outcome.DOUBTFUL)).singleElement().asString().contains("only 10",
                "new accounts", "--service-code lambda");
    }

    @Test
    void nothingIsAskedForWhatATemplateDoesNotMake() {
        assertThat(checks("Resources: {Q: {Type: AWS::SQS::Queue}}", Map.of())).isEmpty();
    }

    @Test
    void nestedStacksCountToo() {
        var nests = "Resources: {A: {Type: AWS::CloudFormation::Stack}}";
        assertThat(ofStacks(9, "Resources: {Q: {Type: AWS::SQS::Queue}}")).isEqualTo(Outcome.PASSED);
        assertThat(ofStacks(8, nests)).isEqualTo(Outcome.PASSED);
        assertThat(ofStacks(9, nests)).isEqualTo(Outcome.FAILED);
    }
}
