package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.localcloud.functions.CustomFunction;
import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.Notes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;

class CustomResourceContractTest {
    private static final String TEMPLATE = """
            Resources:
              Mine:
                Type: Custom::Mine
                Properties:
                  ServiceToken: arn:aws:lambda:local-1:000000000000:function:custom
                  ServiceTimeout: 60
                  Mode: MODE
                  Number: 7
                  List: [true, {A: 1}]
            Outputs:
              Ref: {Value: !Ref Mine}
              Made: {Value: !GetAtt Mine.Made}
            """;
    @TempDir static Path folder;
    private static StackFixture stacks;
    private static Notes notes;

    @BeforeAll
    static void start() {
        stacks = new StackFixture(folder.resolve("cloud"));
        notes = Notes.in(folder.resolve("notes"));
        try (var lambda = stacks.cloud().client(LambdaClient.builder())) {
            lambda.createFunction(f -> f.functionName("custom").runtime("java25").role(
                    "arn:aws:iam::000000000000:role/worker").handler(CustomFunction.class.getName()).timeout(60)
                    .environment(e -> e.variables(Map.of("NOTES", notes.folder().toString()))).code(c -> c.zipFile(
                            FunctionJar.of(CustomFunction.class))));
        }
    }

    @AfterAll
    static void stop() {
        stacks.close();
    }

    @Test
    void asksTheFunctionAndTakesItsAnswer() {
        var outputs = stacks.deploy("good", TEMPLATE);

        assertThat(outputs).containsEntry("Ref", "id-of-Mine").containsEntry("Made", "value of 7");
        var asked = notes.await(1, "stack/good/").getFirst();
        assertThat(asked).contains("RequestType=Create", "ResourceType=Custom::Mine", "LogicalResourceId=Mine",
                "Number=7", "List=[true, {A=1}]", "ResponseURL=http://127.0.0.1:").doesNotContain("PhysicalResourceId");
        stacks.delete("good");
        assertThat(notes.await(2, "stack/good/")).anySatisfy(n -> assertThat(n).contains("RequestType=Delete",
                "PhysicalResourceId=id-of-Mine"));
    }

    @Test
    void asksTheFunctionToUpdateAndHandsItsAnswerOn() {
        stacks.deploy("moved", TEMPLATE);
        var outputs = stacks.update("moved", TEMPLATE.replace("Number: 7", "Number: 8"), StackStatus.UPDATE_COMPLETE);

        assertThat(outputs).containsEntry("Ref", "id-of-Mine").containsEntry("Made", "value of 8");
        assertThat(notes.await(2, "stack/moved/")).anySatisfy(n -> assertThat(n).contains("RequestType=Update",
                "PhysicalResourceId=id-of-Mine", "OldResourceProperties={", "Number=7", "Number=8"));
    }

    @Test
    void failsWithTheFunctionsReasonAndAsksItToDelete() {
        stacks.create("bad", TEMPLATE.replace("MODE", "fail"));
        stacks.awaitRollback("bad");

        assertThat(stacks.reasons("bad")).contains(
                "Received response status [FAILED] from custom resource. Message returned: told to fail (RequestId: ");
        assertThat(notes.await(2, "stack/bad/")).anySatisfy(n -> assertThat(n).contains("RequestType=Delete",
                "PhysicalResourceId=failed-id"));
    }

    @Test
    void failsWhenTheFunctionDoesNotAnswerInTime() {
        stacks.create("mute", TEMPLATE.replace("MODE", "silent").replace("60", "1"));
        stacks.awaitRollback("mute");

        assertThat(stacks.reasons("mute")).contains(
                "CloudFormation did not receive a response from your Custom Resource");
    }

    @Test
    void asksAgainAfterTheProcessEnded(@TempDir Path other) {
        stacks.create("again", TEMPLATE.replace("MODE", "silent"));
        notes.await(1, "stack/again/");

        stacks.restart();

        assertThat(notes.await(3, "stack/again/")).filteredOn(n -> n.contains("RequestType=Create")).hasSizeGreaterThan(
                1);
        stacks.stacks().deleteStack(d -> d.stackName("again"));
    }

    @Test
    void takesNoAnswerFromWhoHasNotTheAddress() throws Exception {
        var address = stacks.cloud().endpoint() + "/_aws/cloudformation-custom-resource-response/abc/def";
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(HttpRequest.newBuilder(URI.create(address)).PUT(BodyPublishers.ofString("{}")).build(),
                    BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void refusesOtherServices() {
        assertThatThrownBy(() -> stacks.create("sns", TEMPLATE.replaceFirst("arn:aws:lambda[^\\n]*",
                "arn:aws:sns:local-1:000000000000:topic"))).isInstanceOf(CloudFormationException.class)
                .hasMessageContaining("ServiceToken");
    }
}
