package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.headless.UitestApplication;
import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stack that has what csv-batch's has, without its workers: refused rows are read, and a file is put, by clicking. */
class RefusedRowsScreenTest extends ConsoleOnLocalCloud {
    private static final String TEMPLATE = """
            Resources:
              Files: {Type: AWS::S3::Bucket}
              Errors:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - {AttributeName: uuid, AttributeType: S}
                    - {AttributeName: place, AttributeType: S}
                    - {AttributeName: run, AttributeType: S}
                    - {AttributeName: row, AttributeType: N}
                  KeySchema: [{AttributeName: uuid, KeyType: HASH}, {AttributeName: place, KeyType: RANGE}]
                  GlobalSecondaryIndexes:
                    - IndexName: byRun
                      KeySchema: [{AttributeName: run, KeyType: HASH}, {AttributeName: row, KeyType: RANGE}]
                      Projection: {ProjectionType: ALL}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: [{Effect: Allow, Principal: {Service: states.amazonaws.com}, Action: "sts:AssumeRole"}]
              Machine:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  StateMachineName: csv
                  RoleArn: !GetAtt Role.Arn
                  DefinitionString: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}'
            Outputs:
              SourceBucketName: {Value: !Ref Files}
              ErrorTableName: {Value: !Ref Errors}
              StateMachineArn: {Value: !Ref Machine}
            """;

    private Stack stack;

    @Test
    void readsRefusedRowsAndStartsByAFile(FxRobot robot) throws Exception {
        createStack();
        executeWithRefusedRows();
        open();

        operator.click("#nav-executions");
        operator.click("orders-1", () -> Operator.onFx(() -> robot.lookup(".table-row-cell:selected").tryQuery()
                .isPresent()));
        operator.press(javafx.scene.input.KeyCode.ENTER);
        operator.click("Refused rows  200+");
        Eventually.on(() -> operator.rows("#refused-table") == 200);
        operator.click("Read more");
        Eventually.on(() -> operator.rows("#refused-table") == 203);
        operator.choose("#refused-table", "Row 3: blank line"::equals);
        operator.sees("Row 3 of orders.csv");
        shots("refused-rows");

        dropTable();
        operator.click("#nav-executions");
        operator.click("#start-execution");
        operator.click("Sample: Nine rows, five of them bad");
        operator.sees("Uploaded bad-rows.csv. The execution appears in the list.");
        shots("start-by-file");
        assertThat(object("input/bad-rows.csv")).startsWith("uuid,Country");
        replacesOnlyWhenAsked();
    }

    private void replacesOnlyWhenAsked() throws Exception {
        var other = Files.writeString(folder.resolve("bad-rows.csv"), "other");
        operator.click("s3://" + output("SourceBucketName") + "/input/");
        Eventually.on(() -> operator.rows("#file-table") == 1);
        UitestApplication.CHOOSE.add(List.of(other.toFile()));
        operator.click("#upload");
        operator.click("Files…");
        operator.click("Replace…");
        operator.sees("Replace it");
        shots("upload-conflict");
        operator.click("Cancel");
        assertThat(object("input/bad-rows.csv")).startsWith("uuid,Country");
        operator.click("Replace…");
        operator.click("Replace it");
        Eventually.on(() -> object("input/bad-rows.csv").equals("other"));
    }

    private void shots(String name) throws Exception {
        operator.shot(name + "-light");
        operator.dark(true);
        operator.shot(name + "-dark");
        operator.dark(false);
    }

    private String object(String key) throws Exception {
        try (var body = new AwsObjectsGateway(session.clients()).open(new S3Location(output("SourceBucketName"),
                key))) {
            return new String(body.readAllBytes());
        }
    }

    private void createStack() throws Exception {
        var cfn = session.clients().client(CloudFormationClient.builder());
        cfn.createStack(r -> r.stackName("csv").templateBody(TEMPLATE).capabilities(Capability.CAPABILITY_IAM)
                .tags(t -> t.key("signalbox:pipeline").value("csv-batch")));
        Eventually.on(() -> {
            stack = cfn.describeStacks(r -> r.stackName("csv")).stacks().getFirst();
            return stack.stackStatus() == StackStatus.CREATE_COMPLETE;
        });
    }

    private String output(String name) {
        return stack.outputs().stream().filter(o -> o.outputKey().equals(name)).findFirst().orElseThrow()
                .outputValue();
    }

    private void executeWithRefusedRows() {
        var dynamo = session.clients().client(DynamoDbClient.builder());
        IntStream.rangeClosed(1, 203).forEach(row -> dynamo.putItem(r -> r.tableName(output("ErrorTableName"))
                .item(Map.of("uuid", AttributeValue.fromS("535113847"), "place", AttributeValue.fromS("orders-1#"
                        + row),
                        "run", AttributeValue.fromS("orders-1"), "row", AttributeValue.fromN("" + row),
                        "file", AttributeValue.fromS("input/orders.csv"), "error", AttributeValue.fromS("InvalidRow"),
                        "Country", AttributeValue.fromS("Atlantis"),
                        "cause", AttributeValue.fromS("Row " + row + ": blank line")))));
        start(output("StateMachineArn"), "orders-1", "{}");
    }

    private void dropTable() {
        session.clients().client(DynamoDbClient.builder()).deleteTable(r -> r.tableName(output("ErrorTableName")));
    }
}
