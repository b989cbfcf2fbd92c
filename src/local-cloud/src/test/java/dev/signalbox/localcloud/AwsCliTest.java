package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unchanged AWS CLI against the local cloud; skipped, and said so, where there is none. */
final class AwsCliTest {
    private static final String TRUST = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

    @TempDir Path folder;
    private LocalCloudFixture fixture;

    @BeforeEach
    void start() {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)).anyMatch(
                place -> Files.isExecutable(Path.of(place, "aws")));
        assumeTrue(found, "AwsCliTest is skipped: there is no 'aws' on the PATH");
        fixture = new LocalCloudFixture(folder.resolve("data"));
    }

    @AfterEach
    void stop() {
        if (fixture != null) {
            fixture.close();
        }
    }

    @Test
    void tellsWhoWeAre() throws Exception {
        assertThat(aws("sts get-caller-identity --query Arn --output text")).isEqualTo(
                "arn:aws:iam::000000000000:root");
    }

    @Test
    void copiesFilesToAndFromBuckets() throws Exception {
        var file = Files.write(folder.resolve("big.bin"), new byte[9 << 20]);
        aws("s3 mb s3://files");
        aws("s3 cp " + file + " s3://files/a/big.bin --no-progress");

        assertThat(aws("s3 ls s3://files/a/")).contains("9437184 big.bin");
        aws("s3 cp s3://files/a/big.bin " + folder.resolve("back.bin") + " --no-progress");
        assertThat(Files.mismatch(file, folder.resolve("back.bin"))).isEqualTo(-1);
        aws("s3api put-object --bucket files --key b/whole --body " + file);
        assertThat(aws("s3api head-object --bucket files --key b/whole --query ContentLength")).isEqualTo("9437184");
        aws("s3api put-bucket-tagging --bucket files --tagging TagSet=[{Key=a,Value=b}]");
        assertThat(aws("s3api get-bucket-tagging --bucket files --query TagSet[0].Value --output text")).isEqualTo("b");
        aws("s3 rm s3://files --recursive");
        aws("s3 rb s3://files");
    }

    @Test
    void keepsRoles() throws Exception {
        aws("iam create-role --role-name worker --assume-role-policy-document " + TRUST);

        assertThat(aws("iam get-role --role-name worker --query Role.AssumeRolePolicyDocument.Version --output text"))
                .isEqualTo("2012-10-17");
        assertThat(fails("iam get-role --role-name nobody")).contains("(NoSuchEntity)");
    }

    @Test
    void readsLogs() throws Exception {
        aws("logs create-log-group --log-group-name g");
        aws("logs create-log-stream --log-group-name g --log-stream-name s");
        aws("logs put-log-events --log-group-name g --log-stream-name s --log-events timestamp=" + System
                .currentTimeMillis() + ",message=hello");

        assertThat(aws("logs filter-log-events --log-group-name g --query events[0].message --output text")).isEqualTo(
                "hello");
        assertThat(aws(
                "logs get-log-events --log-group-name g --log-stream-name s --query events[0].message --output text"))
                .isEqualTo("hello");
    }

    @Test
    void describesTheNetwork() throws Exception {
        assertThat(aws("ec2 describe-subnets --filters Name=default-for-az,Values=true --query length(Subnets)"))
                .isEqualTo("2");
        assertThat(fails("ec2 describe-instances")).contains("(InvalidAction)").contains("DescribeInstances");
    }

    private String aws(String arguments) throws IOException, InterruptedException {
        var run = run(arguments);
        assertThat(run.exit()).as(run.text()).isZero();
        return run.text();
    }

    private String fails(String arguments) throws IOException, InterruptedException {
        var run = run(arguments);
        assertThat(run.exit()).as(run.text()).isNotZero();
        return run.text();
    }

    private record Run(int exit, String text) {}

    private Run run(String arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("aws", "--endpoint-url", fixture.endpoint().toString()));
        command.addAll(List.of(arguments.split(" ")));
        var output = folder.resolve("output.txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        var environment = builder.environment();
        environment.put("AWS_ACCESS_KEY_ID", fixture.cloud().accessKeyId());
        environment.put("AWS_SECRET_ACCESS_KEY", fixture.cloud().secretAccessKey());
        environment.put("AWS_DEFAULT_REGION", fixture.cloud().region());
        environment.put("AWS_PAGER", "");
        environment.put("HOME", folder.toString());
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), Files.readString(output).strip());
    }
}
