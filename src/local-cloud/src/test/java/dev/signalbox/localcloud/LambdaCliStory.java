package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.functions.FunctionJar;
import dev.signalbox.localcloud.functions.TestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one does with functions by the AWS CLI, unchanged; each command takes it a second or more to start. */
class LambdaCliStory {
    private static final String COMMANDS = """
            lambda create-function --function-name f --runtime java25 --role arn:aws:iam::000000000000:role/r --handler \
            dev.signalbox.localcloud.functions.TestFunction --zip-file fileb://%1$s/f.jar --publish --timeout 30
            lambda wait function-active-v2 --function-name f
            lambda update-function-configuration --function-name f --timeout 20
            lambda wait function-updated-v2 --function-name f
            lambda publish-version --function-name f --description second
            lambda list-versions-by-function --function-name f
            lambda create-alias --function-name f --name live --function-version 1 --routing-config \
            AdditionalVersionWeights={2=0.25}
            lambda invoke --function-name f:live --payload {"a":1} --log-type Tail %1$s/answer.json
            lambda add-permission --function-name f --qualifier live --statement-id s3 --action lambda:InvokeFunction \
            --principal s3.amazonaws.com
            lambda get-policy --function-name f --qualifier live
            sqs create-queue --queue-name jobs
            sqs create-queue --queue-name failures
            lambda put-function-event-invoke-config --function-name f --maximum-retry-attempts 0 --destination-config \
            {"OnFailure":{"Destination":"arn:aws:sqs:local-1:000000000000:failures"}}
            lambda create-event-source-mapping --function-name f --batch-size 5 --event-source-arn \
            arn:aws:sqs:local-1:000000000000:jobs
            lambda list-event-source-mappings --function-name f
            lambda put-function-concurrency --function-name f --reserved-concurrent-executions 3
            lambda get-account-settings
            lambda delete-alias --function-name f --name live
            lambda delete-function --function-name f --qualifier 1
            lambda delete-function --function-name f
            """;

    @Test
    void takesEveryCommand(@TempDir Path folder) throws IOException, InterruptedException {
        try (var cloud = new LocalCloudFixture(folder.resolve("cloud"))) {
            var cli = new AwsCli(cloud);
            Assumptions.assumeTrue(cli.isHere(), "no AWS CLI here");
            Files.write(folder.resolve("f.jar"), FunctionJar.of(TestFunction.class).asByteArrayUnsafe());
            for (var command : COMMANDS.formatted(folder).lines().toList()) {
                var words = (command + " --endpoint-url " + cloud.endpoint()).split(" ");
                assertThat(cli.run(words)).as(command).isZero();
            }
            assertThat(folder.resolve("answer.json")).hasContent("{\"a\":1}");
            assertThat(cli.run("lambda", "get-function", "--function-name", "f")).isNotZero();
        }
    }
}
