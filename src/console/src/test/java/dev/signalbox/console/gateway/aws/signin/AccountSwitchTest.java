package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.identity;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.role;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.stsRefusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.SerialWorker;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.guard.EnvironmentLock;
import dev.signalbox.console.store.guard.LockClocks;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.signin.Access;
import dev.signalbox.console.store.signin.AccountCheck;
import dev.signalbox.console.store.signin.Identity;
import dev.signalbox.console.store.signin.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unlocked window whose credentials become those of somebody else. */
class AccountSwitchTest {
    @TempDir Path home;
    private SignInBench bench;
    private final RealTime time = new RealTime();
    private final SerialWorker worker = new SerialWorker("identity");
    private final EnvironmentLock lock = new EnvironmentLock(TestFrame.LOCAL, true, (_, _, _, _) -> {}, LockClocks.of(
            time));

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
        keys("AKIABASE");
        bench.config("""
                [profile mfa]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = base
                mfa_serial = me
                endpoint_url = $AWS
                [profile plain]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = base
                endpoint_url = $AWS
                [profile program]
                credential_process = cat %s
                endpoint_url = $AWS
                """.formatted(home.resolve("program.json")));
        bench.aws.on("AssumeRole", _ -> role("AssumeRole", "ASIA" + bench.aws.calls("AssumeRole").size(), bench.clock
                .instant().plus(Duration.ofHours(1))));
        bench.aws.on("GetCallerIdentity", c -> identity(c.has("Credential=AKIAOTHER/") ? "444455556666"
                : "111122223333"));
    }

    @AfterEach
    void end() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        worker.execute(idle::countDown);
        idle.await(); // or the server ends in the midst of an answer
        bench.close();
        time.close();
    }

    private void keys(String id) throws IOException {
        bench.credentials("[base]\n" + SignInBench.KEYS.replace("AKIABASE", id) + "endpoint_url = " + bench.aws.uri()
                + "\n");
    }

    private void program(String id) throws IOException {
        Files.writeString(home.resolve("program.json"), """
                {"Version":1,"AccessKeyId":"%s","SecretAccessKey":"s","SessionToken":"t","Expiration":"%s"}"""
                .formatted(id, bench.clock.instant().plusSeconds(3600)));
    }

    private Access unlocked(SignInBench.Opened opened) throws Exception {
        Access access = new Access(new AwsProfile("orders", AwsProfile.Kind.KEYS, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of("orders"), Optional.empty()),
                new SignIn(opened.profile.signIn()), new Identity(new AwsIdentityGateway(opened.clients), Preferences
                        .forgotten(), worker, worker), List.of());
        access.begin(lock);
        Eventually.on(() -> access.identity().check().latest() instanceof AccountCheck.Same);
        lock.unlock(Duration.ofMinutes(5));
        assertThat(lock.allows()).isTrue();
        return access;
    }

    private void isShutAsOther(Access access) throws Exception {
        Eventually.on(() -> access.identity().check().latest() instanceof AccountCheck.Other);
        assertThat(lock.allows()).isFalse();
    }

    @Test
    void keysThatWereEditedShutTheLock() throws Exception {
        Access access = unlocked(bench.open("base"));
        keys("AKIAOTHER");
        isShutAsOther(access);
    }

    @Test
    void aProgramThatGivesOthersShutsTheLockBeforeTheyAreUsed() throws Exception {
        program("AKIABASE");
        var opened = bench.open("program");
        Access access = unlocked(opened);
        bench.clock.ahead = Duration.ofHours(2);
        program("AKIAOTHER");
        opened.account();
        assertThat(lock.allows()).isFalse();
        isShutAsOther(access);
    }

    @Test
    void afterANewSignInNothingIsChangedBeforeTheAccountIsKnown() throws Exception {
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        unlocked(mfa);
        bench.aws.on("GetCallerIdentity", stsRefusal(403, "ExpiredToken", "over"));
        mfa.refusal();
        bench.aws.on("GetCallerIdentity", stsRefusal(400, "ValidationError", "not now"));
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        assertThat(lock.allows()).isFalse();
    }

    /** It tells what time it was before; taken for now, what has ended would look as if it held. */
    @Test
    void anAnswerThatWasOnItsWayWhileTheComputerSleptTellsNoTime() throws Exception {
        var plain = bench.open("plain");
        bench.aws.on("GetCallerIdentity", _ -> {
            var before = ScriptedAws.date(bench.clock.instant());
            bench.clock.ahead = Duration.ofHours(1);
            var answer = identity();
            return new ScriptedAws.Answer(answer.status(), answer.type(), answer.body(), Map.of("Date", before));
        });
        plain.account();
        bench.aws.on("GetCallerIdentity", identity());
        plain.account();
        assertThat(bench.aws.calls("AssumeRole")).hasSize(2);
    }

    @Test
    void aRoleThatIsRenewedIsInTheSameAccount() throws Exception {
        var plain = bench.open("plain");
        unlocked(plain);
        bench.clock.ahead = Duration.ofHours(1);
        plain.account();
        assertThat(bench.aws.calls("AssumeRole")).hasSize(2);
        assertThat(lock.allows()).isTrue();
    }
}
