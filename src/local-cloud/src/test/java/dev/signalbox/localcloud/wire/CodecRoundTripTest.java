package dev.signalbox.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.SystemTime;
import dev.signalbox.localcloud.server.HttpServer;
import dev.signalbox.localcloud.wire.auth.SigV4;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;

/** Every operation of every SDK client here: a random request and a random answer must arrive as they were sent. */
final class CodecRoundTripTest {
    /** Signed by a token inside them instead of by Signature Version 4. */
    private static final Set<String> UNSIGNED = Set.of("assumeRoleWithSAML", "assumeRoleWithWebIdentity");

    private final RandomModels models = new RandomModels();
    private final AtomicReference<Object> received = new AtomicReference<>();
    private final AtomicReference<AwsResponse> answer = new AtomicReference<>();

    @ParameterizedTest
    @CsvSource({"sfn.SfnClient,37", "batch.BatchClient,30", "cloudformation.CloudFormationClient,85",
            "lambda.LambdaClient,65", "cloudwatchlogs.CloudWatchLogsClient,90", "sts.StsClient,7", "iam.IamClient,160",
            "apigatewayv2.ApiGatewayV2Client,70", "dynamodb.DynamoDbClient,50", "ec2.Ec2Client,650"})
    void carriesEveryOperationBothWays(String name, int atLeast) throws Exception {
        var type = Class.forName("software.amazon.awssdk.services." + name);
        var operations = operations(type);
        var identity = new CloudIdentity("0", "local-1", "aws", "local", "secret");
        var failures = new ArrayList<String>();
        try (var time = new SystemTime(); var http = HttpServer.bind("127.0.0.1", 0)) {
            http.serve(List.of(), List.of(), new Dispatcher(registry(operations), new SigV4(new SessionKeys(identity),
                    time)));
            var client = client(type, http.port());
            for (var operation : operations) {
                check(operation, client, failures);
            }
        }
        assertThat(failures).isEmpty();
        assertThat(operations).hasSizeGreaterThanOrEqualTo(atLeast);
    }

    private static List<Method> operations(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(m -> m.getParameterCount() == 1 && m.getDeclaringClass() == type
                && AwsRequest.class.isAssignableFrom(m.getParameterTypes()[0]) && AwsResponse.class.isAssignableFrom(m
                        .getReturnType())).filter(m -> !UNSIGNED.contains(m.getName())).sorted(Comparator.comparing(
                                Method::getName)).toList();
    }

    private Registry registry(List<Method> operations) {
        var registry = new Registry();
        for (var operation : operations) {
            registry.on(operation.getParameterTypes()[0].asSubclass(AwsRequest.class), request -> {
                received.set(request);
                return answer.get();
            });
        }
        return registry;
    }

    private static Object client(Class<?> type, int port) throws ReflectiveOperationException {
        var builder = (AwsClientBuilder<?, ?>) type.getMethod("builder").invoke(null);
        builder.region(Region.of("local-1")).endpointOverride(URI.create("http://127.0.0.1:" + port))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "secret")))
                .overrideConfiguration(c -> c.putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION,
                        true).retryStrategy(retries -> retries.maxAttempts(1)));
        ((SdkSyncClientBuilder<?, ?>) builder).httpClientBuilder(ApacheHttpClient.builder());
        return builder.build();
    }

    private void check(Method operation, Object client, List<String> failures) throws ReflectiveOperationException {
        received.set(null);
        var request = (SdkPojo) models.of(operation.getParameterTypes()[0]);
        answer.set((AwsResponse) models.of(operation.getReturnType()));
        try {
            var response = (SdkPojo) operation.invoke(client, request);
            if (!request.equalsBySdkFields(received.get())) {
                failures.add(operation.getName() + " request\n  sent " + request + "\n  got  " + received.get());
            }
            if (!response.equalsBySdkFields(answer.get())) {
                failures.add(operation.getName() + " response\n  sent " + answer.get() + "\n  got  " + response);
            }
        } catch (InvocationTargetException e) {
            failures.add(operation.getName() + " " + e.getCause());
        }
    }
}
