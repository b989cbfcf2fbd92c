package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.role;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.stsRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SignInState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Roles that want the code of a device, against a scripted STS. */
class MfaTest {
    private static final String WRONG = "MultiFactorAuthentication failed with invalid MFA one time pass code.";
    private static final String OPS = "arn:aws:iam::111122223333:role/Ops";

    @TempDir Path home;
    private SignInBench bench;

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
        bench.credentials("[base]\n" + SignInBench.KEYS);
        bench.config("""
                [profile ops]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = base
                mfa_serial = arn:aws:iam::111122223333:mfa/me
                duration_seconds = 7200
                external_id = ours
                role_session_name = console
                endpoint_url = $AWS
                [profile far]
                role_arn = arn:aws:iam::444455556666:role/Far
                source_profile = ops
                endpoint_url = $AWS
                """);
        bench.aws.on("AssumeRole", call -> call.has("TokenCode=123456") || call.has("role/Far") ? role("AssumeRole",
                call.has("role/Far") ? "ASIAFAR" : "ASIAOPS", bench.clock.instant().plus(Duration.ofHours(2)))
                : stsRefusal(403, "AccessDenied", WRONG));
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    private static Failure failure(SignInGateway signIn, Answers answers) {
        try {
            signIn.signIn(answers);
            throw new AssertionError("It was signed in");
        } catch (GatewayException e) {
            return e.failure();
        }
    }

    @Test
    void nobodyIsAskedByACallAndNothingIsSent() throws Exception {
        var ops = bench.open("ops");
        assertThat(ops.profile.signIn().state()).isInstanceOf(SignInState.Needed.class);

        assertThat(ops.refusal()).isInstanceOf(Failure.SignInNeeded.class).satisfies(f -> assertThat(f.message())
                .contains("mfa/me").contains(OPS));
        assertThat(ops.profile.signIn().state()).isInstanceOf(SignInState.Needed.class);
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void theCodeOpensTheRoleForAsLongAsItsSessionHolds() throws Exception {
        var ops = bench.open("ops");
        Answers answers = Answers.typing(" 123456 ");
        ops.profile.signIn().signIn(answers);

        assertThat(answers.questions).containsExactly(new MfaQuestion("ops", "arn:aws:iam::111122223333:mfa/me", OPS,
                Optional.empty()));
        assertThat(ops.account()).isEqualTo("111122223333");
        assertThat(ops.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("AssumeRole")).singleElement().satisfies(c -> assertThat(c.has(
                "DurationSeconds=7200") && c.has("ExternalId=ours") && c.has("RoleSessionName=console") && c.has(
                        "Credential=AKIABASE/")).isTrue());
        assertThat(bench.aws.calls("GetCallerIdentity")).allMatch(c -> c.has("token-of-ASIAOPS"));
        assertThat(ops.profile.signIn().state()).isInstanceOfSatisfying(SignInState.SignedIn.class, s -> assertThat(s
                .until()).isPresent());

        bench.clock.ahead = Duration.ofMinutes(118); // asked for anew only from 5 min before, and used to its end
        assertThat(ops.account()).isEqualTo("111122223333");
        bench.clock.ahead = Duration.ofMinutes(121);
        assertThat(ops.profile.signIn().state()).isInstanceOf(SignInState.Needed.class);
        assertThat(ops.refusal()).isInstanceOf(Failure.SignInNeeded.class);
    }

    @Test
    void aWrongCodeIsAskedForAgainWithTheWordsOfSts() throws Exception {
        var ops = bench.open("ops");
        Answers answers = Answers.typing("000000", "123456");
        ops.profile.signIn().signIn(answers);

        assertThat(answers.questions).hasSize(2);
        assertThat(answers.questions.getLast().refused().orElse("")).contains(WRONG);
        assertThat(ops.account()).isEqualTo("111122223333");
    }

    @Test
    void afterThreeWrongOnesItIsOver() throws Exception {
        var signIn = bench.open("ops").profile.signIn();
        Answers answers = Answers.typing("1", "2", "3", "123456");

        assertThat(failure(signIn, answers)).isInstanceOf(Failure.SignInNeeded.class).satisfies(f -> assertThat(f
                .message()).contains(WRONG));
        assertThat(answers.questions).hasSize(3);
        assertThat(signIn.state()).isInstanceOf(SignInState.Needed.class);
    }

    @Test
    void whatIsNotAboutTheCodeIsNotAskedAgain() throws Exception {
        bench.aws.on("AssumeRole", stsRefusal(403, "AccessDenied",
                "User me is not authorized to perform: sts:AssumeRole"));
        var signIn = bench.open("ops").profile.signIn();
        Answers answers = Answers.typing("123456", "123456");

        assertThat(failure(signIn, answers).message()).contains("not authorized").contains(OPS);
        assertThat(answers.questions).hasSize(1);
        assertThat(signIn.state()).isInstanceOf(SignInState.Failed.class);
    }

    @Test
    void itCanBeGivenUp() throws Exception {
        var signIn = bench.open("ops").profile.signIn();

        assertThat(failure(signIn, Answers.typing()).message()).contains("No code");
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void anInterruptCancelsIt() throws Exception {
        var signIn = bench.open("ops").profile.signIn();
        Answers answers = Answers.slow(new Semaphore(0));
        var failure = new AtomicReference<Failure>();
        Thread asker = Thread.ofVirtual().start(() -> {
            failure.set(failure(signIn, answers));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
        answers.asked.acquire();
        assertThat(signIn.state()).isInstanceOf(SignInState.InProgress.class);
        asker.interrupt();
        asker.join();

        assertThat(failure.get().message()).contains("cancelled");
        assertThat(signIn.state()).isNotInstanceOf(SignInState.InProgress.class);
        signIn.signIn(Answers.typing("123456"));
        assertThat(signIn.state()).isInstanceOf(SignInState.SignedIn.class);
    }

    @Test
    void aChainAsksOnceAndKeepsWhatEachStepGave() throws Exception {
        var far = bench.open("far");
        assertThat(far.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        Answers answers = Answers.typing("123456");
        far.profile.signIn().signIn(answers);

        assertThat(far.account()).isEqualTo("111122223333");
        assertThat(answers.questions).hasSize(1);
        var assumed = bench.aws.calls("AssumeRole");
        assertThat(assumed).hasSize(2);
        assertThat(assumed.getLast().has("token-of-ASIAOPS")).isTrue();
        assertThat(bench.aws.calls("GetCallerIdentity")).allMatch(c -> c.has("token-of-ASIAFAR"));
    }

    @Test
    void aDurationThatIsNoNumberIsTold() throws Exception {
        bench.config("""
                [profile ops]
                role_arn = arn:aws:iam::111122223333:role/Ops
                source_profile = base
                duration_seconds = long
                """);
        assertThat(bench.open("ops").refusal().message()).contains("duration_seconds").contains("long");
        assertThatThrownBy(() -> bench.open("nobody")).hasMessageContaining("no profile nobody");
    }
}
