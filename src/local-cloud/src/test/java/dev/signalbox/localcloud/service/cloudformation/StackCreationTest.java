package dev.signalbox.localcloud.service.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;

class StackCreationTest extends WithStacks {
    private static final String TABLE_AND_BUCKET = """
            Description: two things
            Parameters:
              Mode: {Type: String, Default: PAY_PER_REQUEST}
              Secret: {Type: String, NoEcho: true, Default: topsecret}
            Conditions:
              Never: !Equals [a, b]
            Resources:
              Files:
                Type: AWS::S3::Bucket
              Rows:
                Type: AWS::DynamoDB::Table
                DependsOn: Files
                Properties:
                  BillingMode: !Ref Mode
                  AttributeDefinitions: [{AttributeName: Id, AttributeType: S}]
                  KeySchema: [{AttributeName: Id, KeyType: HASH}]
              Logs:
                Type: AWS::Logs::LogGroup
                Properties: {LogGroupName: !Sub "/${Rows}/${Secret}", RetentionInDays: "7"}
              Absent:
                Type: AWS::S3::Bucket
                Condition: Never
            Outputs:
              RowsArn: {Value: !GetAtt Rows.Arn, Description: the rows}
              Nothing: {Condition: Never, Value: !Ref Absent}
            """;
    private static final String BAD_BUCKET = """
            Resources:
              Good: {Type: AWS::S3::Bucket}
              Bad: {Type: AWS::S3::Bucket, DependsOn: Good, Properties: {BucketName: forbidden-name}}
              Later: {Type: AWS::S3::Bucket, DependsOn: Bad}
            """;

    @Test
    void createsResourcesInTheOrderOfTheirDependencies() {
        stacks.create("shop", TABLE_AND_BUCKET);
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        assertThat(stacks.events("shop")).containsExactly(
                "shop CREATE_IN_PROGRESS User Initiated",
                "Files CREATE_IN_PROGRESS", "Files CREATE_IN_PROGRESS Resource creation Initiated",
                "Files CREATE_COMPLETE",
                "Rows CREATE_IN_PROGRESS", "Rows CREATE_IN_PROGRESS Resource creation Initiated",
                "Rows CREATE_COMPLETE",
                "Logs CREATE_IN_PROGRESS", "Logs CREATE_IN_PROGRESS Resource creation Initiated",
                "Logs CREATE_COMPLETE",
                "shop CREATE_COMPLETE");
    }

    @Test
    void namesResourcesAsAwsDoes() {
        stacks.create("Shop", TABLE_AND_BUCKET);
        stacks.await("Shop", StackStatus.CREATE_COMPLETE);
        assertThat(stacks.resource("Shop", "Files").physicalResourceId()).matches("shop-files-[a-z0-9]{12}");
        assertThat(stacks.resource("Shop", "Rows").physicalResourceId()).matches("Shop-Rows-[A-Z0-9]{13}");
    }

    @Test
    void shortensLongNamesToTheTypesLimit() {
        var name = "a-very-long-stack-name-that-leaves-little-room-for-anything-else-in-it";
        stacks.create(name, "Resources: {ALogicalIdThatIsQuiteLongToo: {Type: AWS::S3::Bucket}}");
        stacks.await(name, StackStatus.CREATE_COMPLETE);
        assertThat(stacks.services.buckets).allSatisfy(bucket -> assertThat(bucket).hasSizeLessThanOrEqualTo(63)
                .startsWith("a-very-long-stack-").contains("-alogicalidthatisquite"));
    }

    @Test
    void mapsPropertiesAndTagsToTheCalledService() {
        stacks.create("shop", TABLE_AND_BUCKET, r -> r.tags(Tag.builder().key("team").value("x").build()));
        stacks.await("shop", StackStatus.CREATE_COMPLETE);
        var table = stacks.services.tables.values().iterator().next();
        assertThat(table.billingMode()).isEqualTo(BillingMode.PAY_PER_REQUEST);
        assertThat(table.keySchema().getFirst().attributeName()).isEqualTo("Id");
        assertThat(table.tags()).extracting(t -> t.key(), t -> t.value()).contains(tuple("team", "x"), tuple(
                "aws:cloudformation:stack-name", "shop"), tuple("aws:cloudformation:logical-id", "Rows"));
        assertThat(stacks.describe("shop").tags()).extracting(Tag::key).containsExactly("team");
    }

    @Test
    void givesOutputsOfConditionsThatHold() {
        stacks.create("shop", TABLE_AND_BUCKET);
        var stack = stacks.await("shop", StackStatus.CREATE_COMPLETE);
        var rows = stacks.resource("shop", "Rows").physicalResourceId();
        assertThat(stack.outputs()).containsExactly(Output.builder().outputKey("RowsArn").outputValue("arn:table/"
                + rows).description("the rows").build());
        assertThat(stack.description()).isEqualTo("two things");
    }

    @Test
    void hidesSecretsInParametersAndEvents() {
        stacks.create("shop", TABLE_AND_BUCKET);
        var stack = stacks.await("shop", StackStatus.CREATE_COMPLETE);
        assertThat(stack.parameters()).extracting(Parameter::parameterKey, Parameter::parameterValue).containsExactly(
                tuple("Mode", "PAY_PER_REQUEST"), tuple("Secret", "****"));
        assertThat(stacks.rawEvents("shop")).extracting(e -> String.valueOf(e.resourceProperties())).noneMatch(
                p -> p.contains("topsecret")).anyMatch(p -> p.contains("****"));
        assertThat(stacks.services.logGroups.keySet()).anyMatch(name -> name.endsWith("/topsecret"));
    }

    @Test
    void rollsBackWhenAResourceFails() {
        stacks.create("shop", BAD_BUCKET);
        var stack = stacks.await("shop", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stack.outputs()).isEmpty();
        assertThat(stacks.services.buckets).isEmpty();
        assertThat(stacks.events("shop")).element(4).asString().matches(
                "Bad CREATE_IN_PROGRESS");
        assertThat(stacks.events("shop")).element(5).asString().matches(
                "Bad CREATE_FAILED Resource handler returned message: \"Access Denied \\(Service: S3, Status Code: "
                        + "403, Error Code: AccessDenied\\)\" \\(RequestToken: [0-9a-f-]{36}, HandlerErrorCode: "
                        + "AccessDenied\\)");
        assertThat(stacks.events("shop").subList(6, stacks.events("shop").size())).containsExactly(
                "shop ROLLBACK_IN_PROGRESS The following resource(s) failed to create: [Bad]. "
                        + "Rollback requested by user.",
                "Bad DELETE_COMPLETE", "Good DELETE_IN_PROGRESS", "Good DELETE_COMPLETE", "shop ROLLBACK_COMPLETE");
    }

    @Test
    void leavesEverythingWhenAskedToDoNothingOnFailure() {
        stacks.create("shop", BAD_BUCKET, r -> r.disableRollback(true));
        var stack = stacks.await("shop", StackStatus.CREATE_FAILED);
        assertThat(stack.stackStatusReason()).isEqualTo("The following resource(s) failed to create: [Bad]. ");
        assertThat(stacks.services.buckets).hasSize(1);
    }

    @Test
    void deletesTheStackOnFailureWhenAskedTo() {
        var id = stacks.create("shop", BAD_BUCKET, r -> r.onFailure(OnFailure.DELETE));
        stacks.await(id, StackStatus.DELETE_COMPLETE);
        assertThat(stacks.services.buckets).isEmpty();
        assertThat(stacks.events(id)).contains("shop DELETE_IN_PROGRESS The following resource(s) failed to create: "
                + "[Bad]. Delete requested by user.");
    }

    @Test
    void cancelsSiblingsOfAFailedResource() {
        stacks.services.tablesHang = true;
        stacks.create("shop", """
                Resources:
                  Slow:
                    Type: AWS::DynamoDB::Table
                    Properties: {KeySchema: [{AttributeName: a, KeyType: HASH}]}
                  Bad: {Type: AWS::S3::Bucket, Properties: {BucketName: forbidden-name}}
                """);
        stacks.await("shop", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.events("shop")).contains("Slow CREATE_FAILED Resource creation cancelled");
        assertThat(stacks.services.tables).isEmpty();
    }

    @Test
    void givesUpWhenTheTimeIsUp() {
        stacks.services.tablesHang = true;
        stacks.haste = 200;
        stacks.create("shop", TABLE_AND_BUCKET, r -> r.timeoutInMinutes(1));
        stacks.await("shop", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.events("shop")).contains("Rows CREATE_FAILED Resource creation cancelled",
                "shop ROLLBACK_IN_PROGRESS Stack creation timed out. The following resource(s) failed to create: "
                        + "[Rows]. Rollback requested by user.");
        assertThat(stacks.services.buckets).isEmpty();
    }

    @Test
    void refusesToTakeOverWhatExists() {
        stacks.services.buckets.add("somebody-elses");
        stacks.create("shop",
                "Resources: {Files: {Type: AWS::S3::Bucket, Properties: {BucketName: somebody-elses}}}");
        stacks.await("shop", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.services.buckets).containsExactly("somebody-elses");
        assertThat(stacks.events("shop")).anyMatch(e -> e.contains("somebody-elses already exists"));
    }

    @Test
    void failsWhenAnOutputCannotBeEvaluated() {
        stacks.create("shop", """
                Resources: {Files: {Type: AWS::S3::Bucket}}
                Outputs: {Bad: {Value: !Select [3, [a, b]]}}
                """);
        var stack = stacks.await("shop", StackStatus.ROLLBACK_COMPLETE);
        assertThat(stacks.events(stack.stackId())).anyMatch(e -> e.contains(
                "Fn::Select cannot select nonexistent value at index 3"));
        assertThat(stacks.services.buckets).isEmpty();
    }
}
