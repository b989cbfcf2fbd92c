package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.at;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.identity;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.role;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.stsRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that end while they are used, and clocks that are wrong. */
class SessionEndTest {
    @TempDir Path home;
    private SignInBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
        bench.credentials("[base]\n" + SignInBench.KEYS + "[passing]\n" + SignInBench.KEYS
                + "aws_session_token = token-1\nendpoint_url = " + bench.aws.uri() + "\n");
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
                """);
        bench.aws.on("AssumeRole", _ -> role("AssumeRole", "ASIA" + bench.aws.calls("AssumeRole").size(), bench.clock
                .instant().plus(Duration.ofHours(1))));
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ExpiredToken", "ExpiredTokenException"})
    void theAnswerOfAServiceEndsTheSession(String code) throws Exception {
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        assertThat(mfa.account()).isEqualTo("111122223333");
        var told = new Semaphore(0);
        mfa.profile.signIn().watch(told::release);
        bench.aws.on("GetCallerIdentity", stsRefusal(403, code,
                "The security token included in the request is expired"));

        assertThat(mfa.refusal()).isInstanceOfSatisfying(Failure.SignInNeeded.class, f -> assertThat(f.code())
                .isEqualTo(
                        code)).satisfies(f -> assertThat(f.requestId()).contains("id-1"));
        assertThat(mfa.profile.signIn().state()).isInstanceOf(SignInState.Needed.class);
        assertThat(told.availablePermits()).isEqualTo(1);
        bench.aws.on("GetCallerIdentity", identity());
        assertThat(mfa.refusal()).isInstanceOf(Failure.SignInNeeded.class);

        Answers answers = Answers.typing("123456");
        mfa.profile.signIn().signIn(answers);
        assertThat(answers.questions).hasSize(1);
        assertThat(mfa.account()).isEqualTo("111122223333");
    }

    @Test
    void whatNeedsNobodyIsGotAnewByTheNextCall() throws Exception {
        var plain = bench.open("plain");
        assertThat(plain.account()).isEqualTo("111122223333");
        bench.aws.on("GetCallerIdentity", c -> c.has("token-of-ASIA1") ? stsRefusal(403, "ExpiredToken", "over")
                : identity());

        assertThat(plain.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        assertThat(plain.account()).isEqualTo("111122223333");
        assertThat(plain.profile.signIn().state()).isInstanceOf(SignInState.SignedIn.class);
    }

    @Test
    void keysThatAreOverAreNotTriedUntilNewOnesAreThere() throws Exception {
        bench.aws.on("GetCallerIdentity", c -> c.has("token-1") ? stsRefusal(403, "ExpiredToken", "over") : identity());
        var passing = bench.open("passing");
        assertThat(passing.refusal().code()).isEqualTo("ExpiredToken");
        int before = bench.aws.calls().size();
        assertThat(passing.refusal().message()).contains("profile passing").contains("new ones");
        assertThat(bench.aws.calls()).hasSize(before);

        bench.credentials("[passing]\n" + SignInBench.KEYS + "aws_session_token = token-2\nendpoint_url = " + bench.aws
                .uri() + "\n");
        Eventually.on(() -> passing.profile.signIn().state() instanceof SignInState.SignedIn);
        assertThat(passing.account()).isEqualTo("111122223333");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch",
            "RequestTimeTooSkewed", "InvalidSignatureException"})
    void otherRefusalsAreNotTakenForTheEnd(String code) throws Exception {
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        bench.aws.on("GetCallerIdentity", stsRefusal(403, code, "Signature expired: 2026 is now earlier than 2027"));

        assertThat(mfa.refusal()).isInstanceOf(Failure.Denied.class);
        assertThat(mfa.profile.signIn().state()).isInstanceOf(SignInState.SignedIn.class);
    }

    @Test
    void keysThatAwsKnowsNoMoreAfterTheEndNeedASignIn() throws Exception {
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        bench.aws.on("GetCallerIdentity", _ -> {
            bench.clock.ahead = Duration.ofMinutes(61); // while the call is on its way
            return stsRefusal(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        });

        assertThat(mfa.refusal()).isInstanceOf(Failure.SignInNeeded.class);
    }

    /** Sessions of STS live for at least 15 minutes: by this clock they are over when they come. */
    @Test
    void aClockThatIsHoursAheadDoesNotEndFreshSessions() throws Exception {
        var there = java.time.Instant.now();
        bench.clock.ahead = Duration.ofHours(3);
        bench.aws.on("AssumeRole", _ -> at(there, role("AssumeRole", "ASIA1", there.plus(Duration.ofHours(1)))));
        bench.aws.on("GetCallerIdentity", _ -> at(there, identity()));
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));

        assertThat(mfa.account()).isEqualTo("111122223333");
        assertThat(mfa.account()).isEqualTo("111122223333");
        assertThat(mfa.profile.signIn().state()).isInstanceOf(SignInState.SignedIn.class);
        assertThat(bench.aws.calls("AssumeRole")).hasSize(1);
    }

    @Test
    void whatFailedIsNotTriedByEachOfManyCalls() throws Exception {
        bench.aws.on("AssumeRole", stsRefusal(403, "AccessDenied", "not authorized"));
        var plain = bench.open("plain");
        for (int i = 0; i < 5; i++) {
            assertThat(plain.refusal()).isInstanceOf(Failure.SignInNeeded.class).satisfies(f -> assertThat(f.message())
                    .contains("not authorized"));
        }
        assertThat(bench.aws.calls("AssumeRole")).hasSize(1);
        assertThat(plain.profile.signIn().state()).isInstanceOf(SignInState.Failed.class);

        bench.clock.ahead = Duration.ofSeconds(20);
        bench.aws.on("AssumeRole", _ -> role("AssumeRole", "ASIA2", bench.clock.instant().plusSeconds(3600)));
        assertThat(plain.account()).isEqualTo("111122223333");
    }

    @Test
    void aCallThatFailsWhileSomebodyIsAskedDoesNotWaitForThem() throws Exception {
        var mfa = bench.open("mfa");
        mfa.profile.signIn().signIn(Answers.typing("123456"));
        var arrived = new Semaphore(0);
        var answer = new Semaphore(0);
        bench.aws.on("GetCallerIdentity", c -> {
            arrived.release();
            answer.acquireUninterruptibly();
            return c.has("token-of-ASIA1") ? stsRefusal(400, "ExpiredToken", "over") : identity();
        });
        Thread call = Thread.ofVirtual().start(() -> assertThat(mfa.refusal().code()).isEqualTo("ExpiredToken"));
        arrived.acquire();
        bench.clock.ahead = Duration.ofMinutes(61);
        var typed = new Semaphore(0);
        Answers answers = Answers.slow(typed, "123456");
        Thread asker = Thread.ofVirtual().start(() -> assertThatCode(() -> mfa.profile.signIn().signIn(answers))
                .doesNotThrowAnyException());
        answers.asked.acquire();
        answer.release(2);

        assertThat(call.join(Duration.ofSeconds(5))).isTrue();
        typed.release();
        asker.join();
        assertThat(mfa.account()).isEqualTo("111122223333");
    }

    @Test
    void aRenewalThatFailsIsNotTriedByEachCallWhileTheSessionHolds() throws Exception {
        var plain = bench.open("plain");
        plain.account();
        bench.clock.ahead = Duration.ofMinutes(56);
        bench.aws.on("AssumeRole", stsRefusal(400, "RegionDisabledException", "not now"));
        for (int i = 0; i < 3; i++) {
            assertThat(plain.account()).isEqualTo("111122223333");
        }
        assertThat(bench.aws.calls("AssumeRole")).hasSize(2);

        bench.clock.ahead = Duration.ofMinutes(57);
        assertThat(plain.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("AssumeRole")).hasSize(3);
        bench.clock.ahead = Duration.ofMinutes(60).minusSeconds(5);
        assertThat(plain.account()).isEqualTo("111122223333");
        bench.clock.ahead = Duration.ofMinutes(60).plusSeconds(5);
        assertThat(plain.refusal().message()).contains("not now");
    }

    @Test
    void nobodyWaitsForARenewalWhileTheSessionHolds() throws Exception {
        var plain = bench.open("plain");
        plain.account();
        bench.clock.ahead = Duration.ofMinutes(56);
        var renewing = new Semaphore(0);
        var answer = new Semaphore(0);
        bench.aws.on("AssumeRole", _ -> {
            renewing.release();
            answer.acquireUninterruptibly();
            return role("AssumeRole", "ASIANEW", bench.clock.instant().plus(Duration.ofHours(1)));
        });
        Thread first = Thread.ofVirtual().start(() -> assertThatCode(plain::account).doesNotThrowAnyException());
        renewing.acquire();
        Thread second = Thread.ofVirtual().start(() -> assertThatCode(plain::account).doesNotThrowAnyException());

        assertThat(second.join(Duration.ofSeconds(5))).isTrue();
        answer.release();
        first.join();
        plain.account();
        assertThat(bench.aws.calls("GetCallerIdentity").getLast().has("token-of-ASIANEW")).isTrue();
    }
}
