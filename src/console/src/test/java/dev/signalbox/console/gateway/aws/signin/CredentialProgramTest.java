package dev.signalbox.console.gateway.aws.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code credential_process} with real programs. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the programs are scripts of sh")
class CredentialProgramTest {
    @TempDir Path home;
    private SignInBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private SignInBench.Opened program(String script) throws Exception {
        Path program = home.resolve("keys.sh");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        bench.config("[profile p]\ncredential_process = \"" + program + "\" --of 'me and you'\nendpoint_url = $AWS\n");
        return bench.open("p");
    }

    private static String printing(String more) {
        return "echo '{\"Version\": 1, \"AccessKeyId\": \"AKIAPROG\", \"SecretAccessKey\": \"program-secret\"" + more
                + "}'\n";
    }

    @Test
    void whatItPrintsIsUsedAndKept() throws Exception {
        var p = program("echo run >> " + home + "/runs\n[ \"$2\" = 'me and you' ] || exit 9\n" + printing(
                ", \"SessionToken\": \"program-token\", \"Expiration\": \"" + Instant.now().plus(Duration.ofHours(1))
                        + "\""));
        assertThat(p.account()).isEqualTo("111122223333");
        assertThat(p.account()).isEqualTo("111122223333");

        assertThat(bench.aws.calls("GetCallerIdentity")).allMatch(c -> c.has("Credential=AKIAPROG/") && c.has(
                "program-token"));
        assertThat(Files.readAllLines(home.resolve("runs"))).hasSize(1);
        assertThat(p.profile.signIn().state()).isInstanceOfSatisfying(SignInState.SignedIn.class, s -> assertThat(s
                .until()).isPresent());
    }

    @Test
    void itsComplaintIsToldAndWhatItPrintedIsNot() throws Exception {
        var failure = program(printing("") + "echo 'the vault is locked' >&2\nexit 3\n").refusal();

        assertThat(failure).isInstanceOf(Failure.SignInNeeded.class);
        assertThat(failure.message()).contains("profile p").contains("ended with 3").contains("the vault is locked")
                .doesNotContain("program-secret");
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsToldWithoutQuotingIt() throws Exception {
        assertThat(program("echo 'program-secret: no JSON'\n").refusal().message()).contains("not JSON").doesNotContain(
                "program-secret");
        assertThat(program("echo '{\"Version\": 2, \"x\": \"program-secret\"}'\n").refusal().message()).contains(
                "\"Version\": 1").doesNotContain("program-secret");
        assertThat(program("echo '{\"Version\": 1, \"SecretAccessKey\": \"program-secret\"}'\n").refusal().message())
                .contains("AccessKeyId").doesNotContain("program-secret");
        assertThat(program(printing(", \"Expiration\": \"soon\"")).refusal().message()).contains("Expiration")
                .doesNotContain("program-secret");
        assertThat(program("exec /no/such/program\n").refusal().message()).contains("/no/such/program");
    }

    @Test
    void aSignInThatWaitsForItCanBeCancelledAndItIsEnded() throws Exception {
        var p = program("echo $$ > " + home + "/pid.new; mv " + home + "/pid.new " + home + "/pid\nsleep 300\n");
        Thread asker = Thread.ofVirtual().start(() -> assertThat(p.refusal()).isNotNull());
        dev.signalbox.console.Eventually.on(() -> Files.exists(home.resolve("pid")));
        var process = ProcessHandle.of(Long.parseLong(Files.readString(home.resolve("pid")).strip())).orElseThrow();
        asker.interrupt();
        asker.join();

        dev.signalbox.console.Eventually.on(() -> !process.isAlive());
    }
}
