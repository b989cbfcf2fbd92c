package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AWS's own linter finds nothing to say of the templates; {@link CfnLintStory} asks for all Regions. */
class CfnLintTest {
    @Test
    void findsNothing() throws Exception {
        var answer = CfnLint.run(CfnLint.ROOT, "--regions", "eu-west-1", "us-east-1", "us-gov-west-1");
        assertThat(answer.said()).isBlank();
        assertThat(answer.code()).isZero();
    }

    /** With the same rules, so that they cannot come to exclude everything. */
    @Test
    void wouldFindAMistake(@TempDir Path folder) throws Exception {
        var template = Files.writeString(folder.resolve("t.yaml"),
                "Resources: {Queue: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 43201}}}");
        var answer = CfnLint.run(folder, "--regions", "eu-west-1", "--template", template.toString());
        assertThat(answer.said()).contains("43201");
        assertThat(answer.code()).isNotZero();
    }
}
