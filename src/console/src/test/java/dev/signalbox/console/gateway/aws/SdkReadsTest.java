package dev.signalbox.console.gateway.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.AwsRequest;

/** Holds the list of reads against every method of the SDK's clients: what a new SDK brings has to be looked at by somebody. */
class SdkReadsTest {
    private static final Pattern USUAL = Pattern.compile("(Get|List|Describe|Head|BatchGet|Search|Simulate)[A-Z].*");
    /** They begin like reads, and do something. */
    private static final Set<String> DO_SOMETHING = Set.of("Sfn.GetActivityTask", "Ecr.GetAuthorizationToken");
    /** They only read, and begin otherwise. */
    private static final Set<String> READ_ALL_THE_SAME = Set.of("Sfn.ValidateStateMachineDefinition",
            "S3.CreateSession", "S3.SelectObjectContent", "DynamoDb.Query", "DynamoDb.Scan",
            "DynamoDb.TransactGetItems", "CloudFormation.BatchDescribeTypeConfigurations",
            "CloudFormation.EstimateTemplateCost", "CloudFormation.ValidateTemplate",
            "CloudFormation.DetectStackDrift", "CloudFormation.DetectStackResourceDrift",
            "Sns.CheckIfPhoneNumberIsOptedOut", "CloudWatchLogs.FilterLogEvents", "CloudWatchLogs.StartQuery",
            "CloudWatchLogs.StopQuery", "CloudWatchLogs.StartLiveTail", "CloudWatchLogs.TestMetricFilter",
            "CloudWatchLogs.TestTransformer", "Sts.AssumeRole", "Sts.AssumeRoleWithSaml",
            "Sts.AssumeRoleWithWebIdentity", "Sts.DecodeAuthorizationMessage",
            "SecretsManager.ValidateResourcePolicy", "Ecr.BatchCheckLayerAvailability",
            "Ecr.ValidatePullThroughCacheRule", "SsoOidc.CreateToken", "SsoOidc.RegisterClient",
            "SsoOidc.StartDeviceAuthorization", "EventBridge.TestEventPattern");

    static Stream<String> services() throws IOException {
        return list().stringPropertyNames().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("services")
    void knowsEachOperationOfTheSdkAsReadOrChange(String service) throws Exception {
        Set<String> operations = operations(service);
        assertThat(operations).isNotEmpty();
        for (String operation : operations) {
            String name = service + "." + operation;
            boolean reads = USUAL.matcher(operation).matches() ? !DO_SOMETHING.contains(name)
                    : READ_ALL_THE_SAME.contains(name);
            assertThat(SdkReads.changes(service, operation)).as("%s changes something", name).isEqualTo(!reads);
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void namesNoOperationThatTheSdkDoesNotHave(String service) throws Exception {
        assertThat(operations(service)).contains(list().getProperty(service).strip().split("\\s+"));
    }

    @Test
    void coversEveryClientThatTheConsoleAndItsDeployerMake() throws IOException {
        Pattern client = Pattern.compile("import software\\.amazon\\.awssdk\\.services\\.\\w+\\.(\\w+)Client;");
        Path sources = Path.of(System.getProperty("signalbox.root"), "src");
        var made = new TreeSet<String>();
        for (String module : Set.of("console", "deploy")) {
            try (Stream<Path> files = Files.walk(sources.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    client.matcher(Files.readString(file, UTF_8)).results().forEach(m -> made.add(m.group(1)));
                }
            }
        }
        assertThat(made).hasSizeGreaterThan(8);
        assertThat(list().stringPropertyNames()).containsAll(made);
    }

    /** A presigned PUT or DELETE would hand out the right to change. */
    @Test
    void nothingButAGetIsPresigned() throws IOException {
        Pattern presign = Pattern.compile("\\.presign(?!ed)(\\w+)\\(");
        var signed = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("signalbox.root"), "src"))) {
            for (Path file : files.filter(f -> f.toString().matches(".*/(console|deploy)/src/main/java/.*[.]java"))
                    .toList()) {
                presign.matcher(Files.readString(file, UTF_8)).results().forEach(m -> signed.add(m.group(1)));
            }
        }
        assertThat(signed).containsExactly("GetObject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sqs.ReceiveMessage", "Sfn.TestState", "Sfn.GetActivityTask", "DynamoDb.ExecuteStatement",
            "DynamoDb.BatchExecuteStatement", "CloudFormation.CreateChangeSet", "Sts.AssumeRoot", "Lambda.Invoke",
            "S3.UploadPart", "S3.AbortMultipartUpload", "Ecr.GetAuthorizationToken", "Ecr.StartLifecyclePolicyPreview",
            "CloudFormation.TestType", "ElastiCache.TestFailover", "Sfn.SomethingNew", "NewService.ListThings"})
    void whatIsDoubtfulOrUnknownIsAChange(String name) {
        String[] of = name.split("\\.");
        assertThat(SdkReads.changes(of[0], of[1])).isTrue();
    }

    @Test
    void namesAreTakenAsAwsWritesThemToo() {
        assertThat(SdkReads.changes("Sts", "AssumeRoleWithSAML")).isFalse();
        assertThat(SdkReads.changes("Iam", "GetOpenIDConnectProvider")).isFalse();
    }

    private static Properties list() throws IOException {
        Properties list = new Properties();
        try (InputStream in = Objects.requireNonNull(SdkReads.class.getResourceAsStream("reads.properties"))) {
            list.load(in);
        }
        return list;
    }

    /** Of both clients: some operations stream, and only the asynchronous one has them. */
    private static Set<String> operations(String service) throws ClassNotFoundException {
        String home = "software.amazon.awssdk.services." + service.toLowerCase(Locale.ROOT) + "." + service;
        return Stream.of(Class.forName(home + "Client"), Class.forName(home + "AsyncClient"))
                .flatMap(c -> Arrays.stream(c.getMethods())).filter(m -> !Modifier.isStatic(m.getModifiers()))
                .flatMap(SdkReadsTest::request).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> request(Method method) {
        return Arrays.stream(method.getParameterTypes()).filter(AwsRequest.class::isAssignableFrom)
                .map(Class::getSimpleName).map(n -> n.substring(0, n.length() - "Request".length()));
    }
}
