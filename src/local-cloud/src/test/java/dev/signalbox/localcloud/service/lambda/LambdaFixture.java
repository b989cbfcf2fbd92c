package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.LocalCloudFixture;
import dev.signalbox.localcloud.functions.FailsToLoad;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LogType;

/** A local cloud, a real Lambda client, and the test function. */
final class LambdaFixture implements AutoCloseable {
    static final String ROLE = "arn:aws:iam::000000000000:role/worker";
    private static final JsonMapper JSON = new JsonMapper();

    private final LocalCloudFixture cloud;
    private LambdaClient lambda;

    LambdaFixture(Path folder) {
        cloud = new LocalCloudFixture(folder);
        lambda = cloud.client(LambdaClient.builder());
    }

    LambdaClient lambda() {
        return lambda;
    }

    LocalCloudFixture cloud() {
        return cloud;
    }

    void restart() {
        lambda.close();
        cloud.restart();
        lambda = cloud.client(LambdaClient.builder());
    }

    static CreateFunctionRequest.Builder function(String name) {
        return CreateFunctionRequest.builder().functionName(name).runtime("java25").role(ROLE).handler(
                TestFunction.class.getName()).timeout(60).memorySize(256).code(c -> c.zipFile(FunctionJar.of(
                        TestFunction.class, FailsToLoad.class)));
    }

    static SdkBytes bytes(String event) {
        return SdkBytes.fromUtf8String(event);
    }

    InvokeResponse invoke(String name, String event) {
        return lambda.invoke(i -> i.functionName(name).payload(SdkBytes.fromUtf8String(event)).logType(LogType.TAIL));
    }

    static JsonNode json(InvokeResponse response) {
        try {
            return JSON.readTree(response.payload().asByteArrayUnsafe());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        lambda.close();
        cloud.close();
    }
}
