package dev.signalbox.console.gateway.aws.signin;

import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.json;
import static dev.signalbox.console.gateway.aws.signin.ScriptedAws.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.signin.ScriptedAws.Answer;
import dev.signalbox.console.gateway.signin.SignInGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The device flow and its tokens, against a scripted SSO and SSO-OIDC. */
class SsoTest {
    private static final String PORTAL = "/federation/credentials";

    private static final String DEVICE = """
            {"deviceCode":"device-secret","userCode":"ABCD-EFGH","verificationUri":"https://device.sso.test/",
             "verificationUriComplete":"https://device.sso.test/?user_code=ABCD-EFGH","expiresIn":600,"interval":1}""";

    @TempDir Path home;
    private SignInBench bench;
    private final Deque<Answer> tokens = new ArrayDeque<>();

    @BeforeEach
    void start() throws IOException {
        bench = new SignInBench(home);
        bench.config("""
                [sso-session corp]
                sso_start_url = https://corp.awsapps.com/start
                sso_region = eu-west-1
                [profile p]
                sso_session = corp
                sso_account_id = 111122223333
                sso_role_name = Admin
                endpoint_url = $AWS
                [profile q]
                sso_session = corp
                sso_account_id = 444455556666
                sso_role_name = Reader
                endpoint_url = $AWS
                """);
        bench.aws.on("/client/register", json("""
                {"clientId":"client-1","clientSecret":"client-secret","clientSecretExpiresAt":4000000000}"""));
        bench.aws.on("/device_authorization", json(DEVICE));
        bench.aws.on("/token", _ -> tokens.isEmpty() ? refusal(400, "AuthorizationPendingException", "wait")
                : tokens
                        .poll());
        bench.aws.on(PORTAL, call -> call.has("access-secret") ? credentials()
                : refusal(401, "UnauthorizedException",
                        "Session token not found or invalid"));
    }

    private Answer credentials() {
        return json("{\"roleCredentials\":{\"accessKeyId\":\"ASIASSO\",\"secretAccessKey\":\"role-secret\","
                + "\"sessionToken\":\"role-token\",\"expiration\":" + bench.clock.instant().plusSeconds(3600)
                        .toEpochMilli() + "}}");
    }

    private static Answer token(int lives) {
        return json("{\"accessToken\":\"access-secret\",\"tokenType\":\"Bearer\",\"expiresIn\":" + lives
                + ",\"refreshToken\":\"refresh-secret\"}");
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
    void theCodeIsShownUntilItIsConfirmedAndNothingIsWritten() throws Exception {
        tokens.add(refusal(400, "AuthorizationPendingException", "wait"));
        tokens.add(refusal(400, "SlowDownException", "slower"));
        tokens.add(refusal(400, "AuthorizationPendingException", "wait"));
        tokens.add(token(28800));
        var p = bench.open("p");
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        Answers answers = Answers.typing();
        p.profile.signIn().signIn(answers);

        assertThat(answers.codes).singleElement().satisfies(c -> assertThat(c.userCode()).isEqualTo("ABCD-EFGH"))
                .satisfies(c -> assertThat(c.completeUri()).isEqualTo(URI.create(
                        "https://device.sso.test/?user_code=ABCD-EFGH")));
        assertThat(answers.ended).isEqualTo(1);
        assertThat(bench.pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(6),
                Duration.ofSeconds(6));
        assertThat(p.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("GetCallerIdentity")).allMatch(c -> c.has("Credential=ASIASSO/") && c.has(
                "role-token"));
        try (var files = Files.walk(home)) {
            assertThat(files.filter(Files::isRegularFile)).containsExactly(home.resolve(".aws/config"));
        }
    }

    @Test
    void anotherProfileOfTheSessionAsksNobody() throws Exception {
        tokens.add(token(28800));
        bench.open("p").profile.signIn().signIn(Answers.typing());

        assertThat(bench.open("q").account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("/device_authorization")).hasSize(1);
    }

    @Test
    void anotherWindowOfTheSessionHearsOfTheSignIn() throws Exception {
        var q = bench.open("q");
        assertThat(q.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        tokens.add(token(28800));
        bench.open("p").profile.signIn().signIn(Answers.typing());

        Eventually.on(() -> q.profile.signIn().state() instanceof SignInState.SignedIn);
        assertThat(bench.aws.calls("/device_authorization")).hasSize(1);
    }

    @Test
    void anExpiredTokenIsRenewedWithoutAsking() throws Exception {
        tokens.add(token(1800));
        var p = bench.open("p");
        p.profile.signIn().signIn(Answers.typing());
        bench.clock.ahead = Duration.ofHours(2);
        tokens.add(token(1800));

        assertThat(p.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("/token").getLast().has("refresh-secret")).isTrue();
        assertThat(bench.aws.calls("/device_authorization")).hasSize(1);

        bench.clock.ahead = Duration.ofHours(4);
        tokens.add(refusal(400, "InvalidGrantException", "refresh token is over"));
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class);
    }

    @Test
    void aRenewalThatGotNoAnswerIsTriedAgainLater() throws Exception {
        tokens.add(token(1800));
        var p = bench.open("p");
        p.profile.signIn().signIn(Answers.typing());
        bench.clock.ahead = Duration.ofHours(2);
        bench.aws.on("/token", refusal(503, "InternalServerException", "later"));
        assertThat(p.refusal().message()).contains("later");
        assertThat(p.profile.signIn().state()).isInstanceOf(SignInState.Failed.class);

        bench.clock.ahead = Duration.ofHours(2).plusSeconds(20);
        bench.aws.on("/token", token(1800));
        assertThat(p.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("/device_authorization")).hasSize(1);
    }

    @Test
    void aLoginOfTheCliIsUsedAndPickedUpWithoutACall() throws Exception {
        var p = bench.open("p");
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class);
        var told = new Semaphore(0);
        p.profile.signIn().watch(told::release);
        SsoFiles.write(home, "corp", "access-secret", bench.clock.instant().plusSeconds(3600));

        Eventually.on(() -> p.profile.signIn().state() instanceof SignInState.SignedIn);
        assertThat(told.availablePermits()).isPositive();
        Answers answers = Answers.typing();
        p.profile.signIn().signIn(answers);
        assertThat(answers.codes).isEmpty();
        assertThat(p.account()).isEqualTo("111122223333");
        assertThat(bench.aws.calls("/client/register")).isEmpty();
    }

    @Test
    void aTokenThatAwsTakesNoMoreIsForgotten() throws Exception {
        SsoFiles.write(home, "corp", "logged-out", bench.clock.instant().plusSeconds(3600));
        var p = bench.open("p");
        assertThat(p.refusal()).isInstanceOf(Failure.SignInNeeded.class);

        tokens.add(token(28800));
        p.profile.signIn().signIn(Answers.typing());
        assertThat(p.account()).isEqualTo("111122223333");
    }

    @Test
    void aRefusalInTheBrowserIsTold() throws Exception {
        tokens.add(refusal(400, "AccessDeniedException", "no"));
        Answers answers = Answers.typing();
        var signIn = bench.open("p").profile.signIn();

        assertThat(failure(signIn, answers).message()).contains("refused in the browser");
        assertThat(answers.ended).isEqualTo(1);
        assertThat(signIn.state()).isInstanceOf(SignInState.Needed.class);
    }

    @Test
    void aCodeThatNobodyConfirmedIsOver() throws Exception {
        tokens.add(refusal(400, "ExpiredTokenException", "over"));
        assertThat(failure(bench.open("p").profile.signIn(), Answers.typing()).message()).contains("Nobody confirmed");

        int before = bench.aws.calls("/token").size(); // and without a word of the server by its own end
        bench.aws.on("/device_authorization", json(DEVICE.replace("600", "5")));
        assertThat(failure(bench.open("q").profile.signIn(), Answers.typing()).message()).contains("Nobody confirmed");
        assertThat(bench.aws.calls("/token").size() - before).isBetween(1, 5);
    }

    @Test
    void whetherSomebodyIsSignedInIsKnownBeforeTheFirstCall() throws Exception {
        assertThat(bench.open("p").profile.signIn().state()).isInstanceOf(SignInState.Needed.class);
        SsoFiles.write(home, "corp", "access-secret", bench.clock.instant().plusSeconds(3600));
        assertThat(bench.open("p").profile.signIn().state()).isInstanceOf(SignInState.SignedIn.class);
        assertThat(bench.aws.calls()).isEmpty();
    }

    @Test
    void anInterruptEndsARequestAndItsCode() throws Exception {
        var asked = new Semaphore(0);
        bench.aws.on("/token", _ -> {
            asked.release();
            new Semaphore(0).acquireUninterruptibly();
            return token(28800);
        });
        var signIn = bench.open("p").profile.signIn();
        Answers answers = Answers.typing();
        var failure = new AtomicReference<Failure>();
        Thread asker = Thread.ofVirtual().start(() -> failure.set(failure(signIn, answers)));
        asked.acquire();
        asker.interrupt();
        asker.join();

        assertThat(failure.get().message()).contains("cancelled");
        assertThat(signIn.state()).isInstanceOf(SignInState.Needed.class);
        assertThat(answers.ended).isEqualTo(1);
    }

    @Test
    void manyWhoSignInSeeOneCode() throws Exception {
        var p = bench.open("p");
        Answers answers = Answers.typing();
        var many = java.util.stream.IntStream.range(0, 6).mapToObj(i -> Thread.ofVirtual().start(() -> {
            try {
                p.profile.signIn().signIn(answers);
            } catch (GatewayException e) {
                throw new AssertionError(e);
            }
        })).toList();
        answers.asked.acquire();
        assertThat(p.refusal().message()).contains("signing in"); // a call does not wait for that
        bench.aws.on("/token", token(28800));
        for (Thread each : many) {
            each.join();
        }

        assertThat(answers.codes).hasSize(1);
        assertThat(p.account()).isEqualTo("111122223333");
    }

    @Test
    void aPageThatIsNotOfTheWebIsNotOpened() throws Exception {
        for (String page : List.of("file:///etc/passwd", "javascript:alert(1)", "http://plain.test/", "not a page")) {
            bench.aws.on("/device_authorization", json("{\"deviceCode\":\"d\",\"userCode\":\"u\",\"verificationUri\":\""
                    + page + "\",\"expiresIn\":600,\"interval\":1}"));
            Answers answers = Answers.typing();
            assertThat(failure(bench.open("p").profile.signIn(), answers).message()).contains(page);
            assertThat(answers.codes).isEmpty();
        }
    }
}
