package dev.signalbox.localcloud.service.lambda;

import static dev.signalbox.localcloud.service.lambda.LambdaFixture.function;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.LogsItsEvent;
import dev.signalbox.localcloud.functions.TestFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionVersion;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

final class VersionContractTest {
    private static final String ARN = "arn:aws:lambda:local-1:000000000000:function:f";

    @TempDir Path folder;
    private LambdaFixture cloud;

    @BeforeEach
    void start() {
        cloud = new LambdaFixture(folder);
        cloud.lambda().createFunction(function("f").environment(e -> e.variables(Map.of("AA", "one"))).build());
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void runsAVersionAsItWasWhenItWasPublished() {
        var first = cloud.lambda().publishVersion(p -> p.functionName("f").description("the first"));
        cloud.lambda().updateFunctionConfiguration(u -> u.functionName("f").environment(e -> e.variables(Map.of("AA",
                "two"))));

        assertThat(first.version()).isEqualTo("1");
        assertThat(first.functionArn()).isEqualTo(ARN + ":1");
        assertThat(first.description()).isEqualTo("the first");
        var old = cloud.lambda().invoke(i -> i.functionName("f").qualifier("1").payload(LambdaFixture.bytes(
                "{\"do\":\"environment\"}")));
        assertThat(old.executedVersion()).isEqualTo("1");
        assertThat(LambdaFixture.json(old).get("AA").asText()).isEqualTo("one");
        assertThat(LambdaFixture.json(old).get("AWS_LAMBDA_FUNCTION_VERSION").asText()).isEqualTo("1");
        assertThat(LambdaFixture.json(cloud.invoke("f", "{\"do\":\"environment\"}")).get("AA").asText()).isEqualTo(
                "two");
        assertThat(LambdaFixture.json(cloud.invoke(ARN + ":1", "{\"do\":\"context\"}")).get("arn").asText()).isEqualTo(
                ARN + ":1");
    }

    @Test
    void publishesNothingNewWhenNothingHasChanged() {
        var first = cloud.lambda().publishVersion(p -> p.functionName("f"));
        var again = cloud.lambda().publishVersion(p -> p.functionName("f").description("other"));
        assertThat(again.version()).isEqualTo(first.version());

        cloud.lambda().updateFunctionCode(u -> u.functionName("f").publish(true).zipFile(FunctionJar.of(
                TestFunction.class)));
        assertThat(versions()).containsExactly("$LATEST", "1", "2");
        assertThat(cloud.lambda().getFunctionConfiguration(g -> g.functionName("f").qualifier("2")).functionArn())
                .isEqualTo(ARN + ":2");
        assertThat(cloud.lambda().listFunctions(l -> l.functionVersion(FunctionVersion.ALL)).functions()).extracting(
                FunctionConfiguration::functionArn).containsExactly(ARN + ":$LATEST", ARN + ":1", ARN + ":2");
    }

    @Test
    void publishesOnlyWhatTheCallerKnows() {
        assertThatThrownBy(() -> cloud.lambda().publishVersion(p -> p.functionName("f").codeSha256("else")))
                .isInstanceOf(InvalidParameterValueException.class).hasMessageContaining(
                        "CodeSHA256 (else) is different from current CodeSHA256 in $LATEST (");
        assertThatThrownBy(() -> cloud.lambda().publishVersion(p -> p.functionName("f").revisionId("old")))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> cloud.lambda().publishVersion(p -> p.functionName("g"))).isInstanceOf(
                ResourceNotFoundException.class);
    }

    @Test
    void neverGivesANumberTwice() {
        cloud.lambda().publishVersion(p -> p.functionName("f"));
        cloud.lambda().deleteFunction(d -> d.functionName("f").qualifier("1"));
        cloud.lambda().deleteFunction(d -> d.functionName("f").qualifier("99"));
        assertThat(versions()).containsExactly("$LATEST");
        assertThat(cloud.lambda().publishVersion(p -> p.functionName("f")).version()).isEqualTo("2");

        cloud.lambda().deleteFunction(d -> d.functionName("f"));
        assertThatThrownBy(() -> cloud.lambda().getFunction(g -> g.functionName("f").qualifier("2"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining("Function not found: " + ARN + ":2");
        assertThat(cloud.lambda().createFunction(function("f").publish(true).build()).version()).isEqualTo("3");
    }

    @Test
    void keepsVersionsAndAliasesAcrossARestart() {
        cloud.lambda().publishVersion(p -> p.functionName("f"));
        cloud.lambda().createAlias(a -> a.functionName("f").name("live").functionVersion("1"));
        cloud.lambda().updateFunctionCode(u -> u.functionName("f").zipFile(FunctionJar.of(LogsItsEvent.class)));

        cloud.restart();

        var answer = cloud.invoke("f:live", "{\"a\":1}");
        assertThat(answer.payload().asUtf8String()).isEqualTo("{\"a\":1}");
        assertThat(answer.executedVersion()).isEqualTo("1");
    }

    @Test
    void followsAnAlias() {
        cloud.lambda().publishVersion(p -> p.functionName("f"));
        var made = cloud.lambda().createAlias(a -> a.functionName("f").name("live").functionVersion("1").description(
                "in use"));
        assertThat(made.aliasArn()).isEqualTo(ARN + ":live");
        assertThat(LambdaFixture.json(cloud.invoke("f:live", "{\"do\":\"context\"}")).get("arn").asText()).isEqualTo(ARN
                + ":live");
        assertThatThrownBy(() -> cloud.lambda().deleteFunction(d -> d.functionName("f").qualifier("1"))).isInstanceOf(
                ResourceConflictException.class).hasMessageContaining(
                        "Unable to delete version because the following aliases reference it: [live]");

        var moved = cloud.lambda().updateAlias(u -> u.functionName("f").name("live").functionVersion("$LATEST"));
        assertThat(moved.revisionId()).isNotEqualTo(made.revisionId());
        assertThat(moved.description()).isEqualTo("in use");
        assertThat(cloud.lambda().getFunctionConfiguration(g -> g.functionName("f").qualifier("live")).version())
                .isEqualTo("$LATEST");
        cloud.lambda().deleteFunction(d -> d.functionName("f").qualifier("1"));
        cloud.lambda().deleteAlias(d -> d.functionName("f").name("live"));
        cloud.lambda().deleteAlias(d -> d.functionName("f").name("live"));
        assertThatThrownBy(() -> cloud.lambda().getAlias(g -> g.functionName("f").name("live"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining("Cannot find alias arn: " + ARN + ":live");
    }

    @Test
    void sharesInvocationsByWeight() {
        twoVersions();
        cloud.lambda().createAlias(a -> a.functionName("f").name("canary").functionVersion("1").routingConfig(r -> r
                .additionalVersionWeights(Map.of("2", 0.5))));

        var executed = new TreeSet<String>();
        for (int i = 0; i < 60 && executed.size() < 2; i++) {
            executed.add(cloud.invoke("f:canary", "{}").executedVersion());
        }
        assertThat(executed).containsExactly("1", "2");
        cloud.lambda().updateAlias(u -> u.functionName("f").name("canary").routingConfig(r -> r
                .additionalVersionWeights(Map.of())));
        assertThat(cloud.lambda().listAliases(l -> l.functionName("f").functionVersion("2")).aliases()).isEmpty();
        assertThat(cloud.lambda().listAliases(l -> l.functionName("f")).aliases()).extracting(AliasConfiguration::name)
                .containsExactly("canary");
    }

    @Test
    void refusesAliasesThatLeadNowhere() {
        twoVersions();
        assertThatThrownBy(() -> cloud.lambda().createAlias(a -> a.functionName("f").name("a").functionVersion("7")))
                .isInstanceOf(ResourceNotFoundException.class).hasMessageContaining("Function not found: " + ARN
                        + ":7");
        assertThatThrownBy(() -> cloud.lambda().createAlias(a -> a.functionName("f").name("12").functionVersion("1")))
                .hasMessageContaining("failed to satisfy constraint");
        for (var weights : List.of(Map.of("1", 0.5), Map.of("$LATEST", 0.5), Map.of("2", 1.5), Map.of("7", 0.5))) {
            assertThatThrownBy(() -> cloud.lambda().createAlias(a -> a.functionName("f").name("a").functionVersion("1")
                    .routingConfig(r -> r.additionalVersionWeights(weights)))).as(weights.toString()).isNotNull();
        }
        cloud.lambda().createAlias(a -> a.functionName("f").name("a").functionVersion("1"));
        assertThatThrownBy(() -> cloud.lambda().createAlias(a -> a.functionName("f").name("a").functionVersion("1")))
                .isInstanceOf(ResourceConflictException.class).hasMessageContaining("Alias already exists: " + ARN
                        + ":a");
        assertThatThrownBy(() -> cloud.lambda().updateAlias(u -> u.functionName("f").name("a").revisionId("old")))
                .isInstanceOf(PreconditionFailedException.class);
        assertThatThrownBy(() -> cloud.lambda().invoke(i -> i.functionName("f:a").qualifier("1"))).hasMessageContaining(
                "The derived qualifier from the function name does not match the specified qualifier.");
        assertThatThrownBy(() -> cloud.lambda().deleteFunction(d -> d.functionName("f").qualifier("$LATEST")))
                .hasMessageContaining("$LATEST version cannot be deleted without deleting the function.");
    }

    @Test
    void givesEachItsOwnPolicy() {
        twoVersions();
        cloud.lambda().createAlias(a -> a.functionName("f").name("live").functionVersion("1"));
        for (var qualifier : List.of("1", "live")) {
            cloud.lambda().addPermission(p -> p.functionName("f").qualifier(qualifier).statementId("api").action(
                    "lambda:InvokeFunction").principal("s3.amazonaws.com"));
            assertThat(cloud.lambda().getPolicy(g -> g.functionName("f").qualifier(qualifier)).policy()).contains(
                    "\"Resource\":\"" + ARN + ":" + qualifier + "\"");
        }
        assertThatThrownBy(() -> cloud.lambda().getPolicy(g -> g.functionName("f"))).isInstanceOf(
                ResourceNotFoundException.class).hasMessageContaining("The resource you requested does not exist.");
        assertThatThrownBy(() -> cloud.lambda().removePermission(r -> r.functionName("f").qualifier("live").statementId(
                "non-existent"))).hasMessageContaining("Statement non-existent is not found in resource policy.");
    }

    private void twoVersions() {
        cloud.lambda().publishVersion(p -> p.functionName("f"));
        cloud.lambda().updateFunctionConfiguration(u -> u.functionName("f").timeout(9));
        cloud.lambda().publishVersion(p -> p.functionName("f"));
    }

    private List<String> versions() {
        return cloud.lambda().listVersionsByFunctionPaginator(l -> l.functionName("f").maxItems(2)).versions().stream()
                .map(FunctionConfiguration::version).toList();
    }
}
