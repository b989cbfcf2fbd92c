package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** AWS's linter of templates with our rules, wherever it is installed; a test that needs it says so when it did not run. */
final class CfnLint {
    static final Path ROOT = Path.of(System.getProperty("signalbox.root", "../..")).toAbsolutePath().normalize();
    static final Path RULES = ROOT.resolve("infra-templates/.cfnlintrc");

    private CfnLint() {}

    record Answer(int code, String said) {}

    static Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
        var found = Stream.of(System.getenv("PATH").split(":")).map(d -> Path.of(d, "cfn-lint")).filter(
                Files::isExecutable).findFirst();
        assumeTrue(found.isPresent(), "NOT RUN: there is no cfn-lint here; pip install cfn-lint");
        var command = Stream.concat(Stream.of(found.orElseThrow().toString(), "--config-file", RULES.toString()), Stream
                .of(arguments)).toList();
        var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), said);
    }
}
