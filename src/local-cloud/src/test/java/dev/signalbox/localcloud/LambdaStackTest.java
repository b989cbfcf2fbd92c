package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;

/** A function with all that a template may say about how it is invoked. */
final class LambdaStackTest {
    private static final String TEMPLATE = """
            Resources:
              Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs, VisibilityTimeout: 60}}
              Failures: {Type: AWS::SQS::Queue}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Statement:
                      - {Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}
              Worker:
                Type: AWS::Lambda::Function
                Properties:
                  Runtime: java25
                  Handler: dev.signalbox.localcloud.functions.TestFunction
                  Role: !GetAtt Role.Arn
                  Code: {S3Bucket: code, S3Key: f.jar}
                  DeadLetterConfig: {TargetArn: !GetAtt Failures.Arn}
              First: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref Worker, Description: first}}
              Live:
                Type: AWS::Lambda::Alias
                Properties: {Name: live, FunctionName: !Ref Worker, FunctionVersion: !GetAtt First.Version}
              Events:
                Type: AWS::Lambda::EventInvokeConfig
                Properties:
                  FunctionName: !Ref Worker
                  Qualifier: live
                  MaximumRetryAttempts: RETRIES
                  DestinationConfig: {OnFailure: {Destination: !GetAtt Failures.Arn}}
                DependsOn: Live
              Source:
                Type: AWS::Lambda::EventSourceMapping
                Properties:
                  FunctionName: !Ref Live
                  EventSourceArn: !GetAtt Jobs.Arn
                  BatchSize: BATCH
                  FilterCriteria: {Filters: [{Pattern: '{"body":{"a":[1]}}'}]}
            Outputs:
              Version: {Value: !GetAtt First.Version}
              Alias: {Value: !Ref Live}
              Source: {Value: !Ref Source}
              Function: {Value: !Ref Worker}
            """;

    @TempDir Path folder;

    @Test
    void makesChangesAndRemovesVersionsAliasesAndSources() {
        try (var stacks = new StackFixture(folder);
                var s3 = stacks.cloud().client(S3Client.builder().forcePathStyle(true));
                var lambda = stacks.cloud().client(LambdaClient.builder())) {
            s3.createBucket(b -> b.bucket("code"));
            s3.putObject(p -> p.bucket("code").key("f.jar"), RequestBody.fromBytes(FunctionJar.of(TestFunction.class)
                    .asByteArray()));

            var made = stacks.deploy("s", template(1, 5));

            check(lambda, made, 1, 5);
            assertThat(lambda.getFunctionConfiguration(g -> g.functionName(made.get("Function"))).deadLetterConfig()
                    .targetArn()).startsWith("arn:aws:sqs:");
            check(lambda, stacks.update("s", template(0, 7), StackStatus.UPDATE_COMPLETE), 0, 7);

            stacks.stacks().deleteStack(d -> d.stackName("s"));
            StackFixture.until(() -> isGone(lambda, made.get("Source")), gone -> gone);
        }
    }

    private static void check(LambdaClient lambda, Map<String, String> outputs, int retries, int batch) {
        assertThat(outputs.get("Version")).isEqualTo("1");
        assertThat(lambda.getAlias(g -> g.functionName(outputs.get("Function")).name("live")).functionVersion())
                .isEqualTo("1");
        var source = lambda.getEventSourceMapping(g -> g.uuid(outputs.get("Source")));
        assertThat(source.functionArn()).isEqualTo(outputs.get("Alias"));
        assertThat(source.batchSize()).isEqualTo(batch);
        assertThat(source.filterCriteria().filters()).hasSize(1);
        assertThat(lambda.getFunctionEventInvokeConfig(g -> g.functionName(outputs.get("Alias")))
                .maximumRetryAttempts()).isEqualTo(retries);
    }

    private static boolean isGone(LambdaClient lambda, String uuid) {
        try {
            lambda.getEventSourceMapping(g -> g.uuid(uuid));
            return false;
        } catch (ResourceNotFoundException e) {
            return true;
        }
    }

    private static String template(int retries, int batch) {
        return TEMPLATE.replace("RETRIES", "" + retries).replace("BATCH", "" + batch);
    }
}
