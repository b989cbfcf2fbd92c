package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** {@code aws cloudformation deploy}, unchanged. It asks every 30 s only whether a stack is ready, so this takes long. */
class CliDeployStory {
    private static final String TEMPLATE = """
            Parameters: {Days: {Type: Number}}
            Resources:
              Log: {Type: AWS::Logs::LogGroup, Properties: {LogGroupName: /quick, RetentionInDays: !Ref Days}}
            """;

    @Test
    void createsUpdatesAndLeavesAlone(@TempDir Path folder) throws IOException, InterruptedException {
        try (var cloud = new LocalCloudFixture(folder.resolve("cloud"));
                var stacks = cloud.client(CloudFormationClient.builder())) {
            var cli = new AwsCli(cloud);
            Assumptions.assumeTrue(cli.isHere(), "no AWS CLI here");
            var file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
            assertThat(deploy(cli, file, "Days=3")).isZero();
            assertThat(status(stacks)).isEqualTo(StackStatus.CREATE_COMPLETE);
            assertThat(deploy(cli, file)).isZero();
            assertThat(status(stacks)).isEqualTo(StackStatus.CREATE_COMPLETE);
            assertThat(deploy(cli, file, "Days=7")).isZero();
            assertThat(status(stacks)).isEqualTo(StackStatus.UPDATE_COMPLETE);
            assertThat(deploy(cli, file, "Days=many")).isNotZero();
        }
    }

    private static StackStatus status(CloudFormationClient stacks) {
        return stacks.describeStacks(r -> r.stackName("deployed")).stacks().getFirst().stackStatus();
    }

    private static int deploy(AwsCli cli, Path template, String... parameters) throws IOException,
            InterruptedException {
        var arguments = new ArrayList<>(List.of("cloudformation", "deploy", "--stack-name", "deployed",
                "--template-file", template.toString(), "--no-fail-on-empty-changeset"));
        if (parameters.length > 0) {
            arguments.add("--parameter-overrides");
            arguments.addAll(List.of(parameters));
        }
        return cli.run(arguments.toArray(String[]::new));
    }
}
