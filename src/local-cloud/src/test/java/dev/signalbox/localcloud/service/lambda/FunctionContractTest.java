package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.lambda.model.State;

final class FunctionContractTest {
    @TempDir Path folder;
    private LambdaFixture cloud;

    @BeforeEach
    void start() {
        cloud = new LambdaFixture(folder);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void describesWhatWasCreated() {
        var created = cloud.lambda().createFunction(function("f").description("Does things").environment(e -> e
                .variables(Map.of("AA", "b"))).tags(Map.of("team", "blue")).build());
        cloud.lambda().waiter().waitUntilFunctionActiveV2(w -> w.functionName("f"));

        assertThat(created.functionArn()).isEqualTo("arn:aws:lambda:local-1:000000000000:function:f");
        assertThat(created.state()).isEqualTo(State.ACTIVE);
        var found = cloud.lambda().getFunction(g -> g.functionName("f"));
        assertThat(found.configuration().environment().variables()).isEqualTo(Map.of("AA", "b"));
        assertThat(found.configuration().codeSha256()).isEqualTo(created.codeSha256()).hasSize(44);
        assertThat(found.configuration().runtime()).isEqualTo(Runtime.JAVA25);
        assertThat(found.configuration().lastModified()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}\\+0000");
        assertThat(found.configuration().loggingConfig().logGroup()).isEqualTo("/aws/lambda/f");
        assertThat(found.tags()).isEqualTo(Map.of("team", "blue"));
        var configuration = cloud.lambda().getFunctionConfiguration(g -> g.functionName(created.functionArn()));
        assertThat(configuration.description()).isEqualTo("Does things");
        assertThat(configuration.timeout()).isEqualTo(60);
    }

    @Test
    void changesCodeAndConfiguration() {
        cloud.lambda().createFunction(function("f").build());

        cloud.lambda().updateFunctionConfiguration(u -> u.functionName("f").timeout(7).environment(e -> e.variables(Map
                .of("AA", "new"))));
        var code = cloud.lambda().updateFunctionCode(u -> u.functionName("f").zipFile(FunctionJar.of(
                TestFunction.class)));

        assertThat(code.timeout()).isEqualTo(7);
        assertThat(LambdaFixture.json(cloud.invoke("f", "{\"do\":\"environment\"}")).get("AA").asText()).isEqualTo(
                "new");
        assertThatThrownBy(() -> cloud.lambda().updateFunctionCode(u -> u.functionName("f").revisionId("old").zipFile(
                FunctionJar.of(TestFunction.class)))).isInstanceOf(PreconditionFailedException.class);
    }

    @Test
    void doesNotUseAnEnvironmentOfAnOlderRevision() {
        cloud.lambda().createFunction(function("f").build());
        var before = LambdaFixture.json(cloud.invoke("f", "{\"do\":\"context\"}")).get("pid");

        cloud.lambda().updateFunctionConfiguration(u -> u.functionName("f").memorySize(300));

        var after = LambdaFixture.json(cloud.invoke("f", "{\"do\":\"context\"}"));
        assertThat(after.get("pid")).isNotEqualTo(before);
        assertThat(after.get("memory").asInt()).isEqualTo(300);
    }

    @Test
    void listsInPages() {
        for (var name : new String[]{"c", "a", "b"}) {
            cloud.lambda().createFunction(function(name).build());
        }

        assertThat(cloud.lambda().listFunctionsPaginator(l -> l.maxItems(2)).functions()).extracting(
                FunctionConfiguration::functionName).containsExactly("a", "b", "c");
    }

    @Test
    void deletes() {
        cloud.lambda().createFunction(function("f").build());
        cloud.lambda().deleteFunction(d -> d.functionName("f"));

        assertThatThrownBy(() -> cloud.lambda().getFunction(g -> g.functionName("f"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining(
                        "Function not found: arn:aws:lambda:local-1:000000000000:function:f");
        assertThatThrownBy(() -> cloud.lambda().deleteFunction(d -> d.functionName("f"))).isInstanceOf(
                ResourceNotFoundException.class);
    }

    @Test
    void refusesByName() {
        refused(f -> f.runtime("python3.13")).isInstanceOf(InvalidParameterValueException.class).hasMessageContaining(
                "python3.13");
        refused(f -> f.layers("arn:aws:lambda:local-1:000000000000:layer:l:1")).hasMessageContaining("Layers");
        refused(f -> f.vpcConfig(v -> v.subnetIds("subnet-1"))).hasMessageContaining("VpcConfig");
        refused(f -> f.packageType("Image")).hasMessageContaining("PackageType Image");
        refused(f -> f.timeout(0)).hasMessageContaining("'timeout' failed to satisfy constraint");
        refused(f -> f.memorySize(64)).hasMessageContaining("greater than or equal to 128");
        refused(f -> f.environment(e -> e.variables(Map.of("AWS_REGION", "x")))).hasMessageContaining("AWS_REGION");
        refused(f -> f.code(c -> c.zipFile(SdkBytes.fromUtf8String("no zip")))).hasMessageContaining(
                "Could not unzip uploaded file");
        refused(f -> f.code(c -> c.imageUri("image"))).hasMessageContaining("ImageUri");
        refused(f -> f.role("worker")).hasMessageContaining("role");
        assertThatThrownBy(() -> cloud.lambda().listLayers(l -> l.maxItems(1))).isInstanceOf(LambdaException.class)
                .hasMessageContaining("does not implement");
    }

    @Test
    void refusesASecondOfTheSameName() {
        cloud.lambda().createFunction(function("f").build());

        refused(f -> f).isInstanceOf(ResourceConflictException.class).hasMessageContaining("Function already exist: f");
    }

    @Test
    void keepsPermissionsAsAPolicy() {
        cloud.lambda().createFunction(function("f").build());
        cloud.lambda().addPermission(p -> p.functionName("f").statementId("api").action("lambda:InvokeFunction")
                .principal("apigateway.amazonaws.com").sourceArn("arn:aws:execute-api:local-1:000000000000:abc/*"));

        assertThat(cloud.lambda().getPolicy(g -> g.functionName("f")).policy()).isEqualTo("{\"Version\":\"2012-10-17\","
                + "\"Id\":\"default\",\"Statement\":[{\"Sid\":\"api\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"apigateway.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":"
                + "\"arn:aws:lambda:local-1:000000000000:function:f\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":"
                + "\"arn:aws:execute-api:local-1:000000000000:abc/*\"}}}]}");
        assertThatThrownBy(() -> cloud.lambda().addPermission(p -> p.functionName("f").statementId("api").action(
                "lambda:InvokeFunction").principal("s3.amazonaws.com"))).isInstanceOf(ResourceConflictException.class);
        cloud.lambda().removePermission(r -> r.functionName("f").statementId("api"));
        assertThatThrownBy(() -> cloud.lambda().getPolicy(g -> g.functionName("f"))).isInstanceOf(
                ResourceNotFoundException.class);
    }

    @Test
    void keepsTags() {
        var arn = cloud.lambda().createFunction(function("f").build()).functionArn();
        cloud.lambda().tagResource(t -> t.resource(arn).tags(Map.of("a", "1", "b", "2")));
        cloud.lambda().untagResource(t -> t.resource(arn).tagKeys("a"));

        assertThat(cloud.lambda().listTags(l -> l.resource(arn)).tags()).isEqualTo(Map.of("b", "2"));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> refused(UnaryOperator<CreateFunctionRequest.Builder> with) {
        return assertThatThrownBy(() -> cloud.lambda().createFunction(with.apply(function("f")).build()));
    }
}
