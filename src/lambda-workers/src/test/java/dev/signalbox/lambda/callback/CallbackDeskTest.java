package dev.signalbox.lambda.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.lambda.callback.Registration.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackDeskTest extends CallbackFixture {
    private static final Reply SENT = new Reply(200, "Callback sent");

    @Test
    void jsonBodyBecomesTheTasksOutput() {
        var secret = waiting();

        assertThat(post(secret, " {\"files\": 3} ")).isEqualTo(SENT);

        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("{\"files\": 3}"));
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.RESUMED);
    }

    @Test
    void tokenAndUrlAreGoneOnceAnswered() {
        var secret = waiting();
        post(secret, "{}");
        assertThat(registrations.row("e-1").token()).isEmpty();
        assertThat(registrations.row("e-1").callbackUrl()).isEmpty();
        assertThat(registrations.row("e-1").secretHash()).isPresent();
    }

    @Test
    void emptyBodyIsAnEmptyObject() {
        post(waiting(), "");
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("{}"));
    }

    @Test
    void textIsKeptAsAJsonString() {
        post(waiting(), "all \"done\"");
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("\"all \\\"done\\\"\""));
    }

    @Test
    void bodyThatOnlyClaimsToBeJsonIs400() {
        var secret = waiting();
        var reply = desk(new CallbackAuth.Secret()).take(new Callback("e-1", false, Optional.of(secret),
                Optional.empty(), Optional.of("application/json"), "{oops".getBytes(StandardCharsets.UTF_8)));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.WAITING);
    }

    @Test
    void binaryBodyIs400() {
        var secret = waiting();
        var reply = desk(new CallbackAuth.Secret()).take(new Callback("e-1", false, Optional.of(secret),
                Optional.empty(), Optional.empty(), new byte[]{(byte) 0xff, (byte) 0xfe}));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void failureFailsTheTask() {
        assertThat(post(waiting(), "{\"status\":\"FAILED\",\"error\":\"NotReady\",\"cause\":\"try tomorrow\"}"))
                .isEqualTo(SENT);
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Failure("NotReady", "try tomorrow"));
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.FAILED);
    }

    @Test
    void failureWithoutDetailsHasSome() {
        post(waiting(), "{\"status\":\"FAILED\"}");
        assertThat(tasks.answers).containsEntry("token-1",
                new Answer.Failure("ProviderFailed", "The provider reported a failure without a cause"));
    }

    @Test
    void unknownExecutionIs404() {
        assertThat(post("x", "{}").status()).isEqualTo(404);
    }

    @Test
    void wrongSecretIs401AndChangesNothing() {
        waiting();
        assertThat(post("00".repeat(16), "{}").status()).isEqualTo(401);
        assertThat(tasks.answers).isEmpty();
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.WAITING);
    }

    @Test
    void missingSecretIs401() {
        waiting();
        var reply = desk(new CallbackAuth.Secret()).take(new Callback("e-1", false, Optional.empty(), Optional.empty(),
                Optional.empty(), new byte[0]));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void sameAnswerAgainIs200AndSentOnce() {
        var secret = waiting();
        post(secret, "{\"a\":1}");
        assertThat(post(secret, "{\"a\":1}")).isEqualTo(SENT);
        assertThat(tasks.answers).hasSize(1);
    }

    @Test
    void otherAnswerIs409() {
        var secret = waiting();
        post(secret, "{\"a\":1}");
        assertThat(post(secret, "{\"a\":2}").status()).isEqualTo(409);
        assertThat(post(secret, "{\"status\":\"FAILED\"}").status()).isEqualTo(409);
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("{\"a\":1}"));
    }

    @Test
    void lateCallbackIs410() {
        var secret = waiting();
        now = now.plus(Duration.ofDays(7));
        assertThat(post(secret, "{}").status()).isEqualTo(410);
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.EXPIRED);
        assertThat(post(secret, "{}").status()).isEqualTo(410);
    }

    @Test
    void callbackForAStoppedExecutionIs410() {
        var secret = waiting();
        tasks.gone = true;
        assertThat(post(secret, "{}").status()).isEqualTo(410);
    }

    @Test
    void tooLargeBodyIs413AndABodyAtTheLimitIsNot() {
        var secret = waiting();
        assertThat(post(secret, "\"" + "x".repeat(CallbackBody.MAX_BYTES) + "\"").status()).isEqualTo(413);
        assertThat(post(secret, "\u0001".repeat(CallbackBody.MAX_BYTES / 2)).status()).isEqualTo(413);
        assertThat(post(secret, "\"" + "x".repeat(CallbackBody.MAX_BYTES - 2) + "\"")).isEqualTo(SENT);
    }

    @Test
    void heartbeatKeepsTheTaskAlive() {
        var secret = waiting();
        assertThat(desk(new CallbackAuth.Secret()).take(heartbeat(secret))).isEqualTo(new Reply(200, "Heartbeat sent"));
        assertThat(desk(new CallbackAuth.Secret()).take(heartbeat("wrong")).status()).isEqualTo(401);
        assertThat(tasks.heartbeats).containsExactly("token-1");
        post(secret, "{}");
        assertThat(desk(new CallbackAuth.Secret()).take(heartbeat(secret)).status()).isEqualTo(409);
    }

    @Test
    void heartbeatOfATaskThatIsGoneIs410() {
        var secret = waiting();
        tasks.gone = true;
        assertThat(desk(new CallbackAuth.Secret()).take(heartbeat(secret)).status()).isEqualTo(410);
    }

    @Test
    void throttledStepFunctionsIs503AndTheAnswerMayComeAgain() {
        var secret = waiting();
        tasks.busy = true;
        assertThat(post(secret, "{\"a\":1}").status()).isEqualTo(503);
        tasks.busy = false;
        assertThat(post(secret, "{\"a\":2}")).isEqualTo(SENT);
    }

    @Test
    void answerThatWasTakenButNotPassedOnIsPassedOnByTheNextTry() {
        var secret = waiting();
        registrations.write(registrations.row("e-1").answered(new Answer.Success("{}")));
        assertThat(post(secret, "{}")).isEqualTo(SENT);
        assertThat(tasks.answers).containsKey("token-1");
    }

    @Test
    void answerThatWasPassedOnButNotRecordedIsStill200() {
        var secret = waiting();
        registrations.write(registrations.row("e-1").answered(new Answer.Success("{}")));
        tasks.answer("token-1", new Answer.Success("{}"));
        assertThat(post(secret, "{}")).isEqualTo(SENT);
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.RESUMED);
    }

    @Test
    void ofTwoAnswersAtTheSameTimeOneCounts() {
        var secret = waiting();
        registrations.beforeNextWrite = () -> assertThat(post(secret, "{\"first\":1}")).isEqualTo(SENT);
        assertThat(post(secret, "{\"second\":2}").status()).isEqualTo(409);
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("{\"first\":1}"));
    }

    @Test
    void openRouteTakesAnyCallback() {
        waiting();
        assertThat(desk(new CallbackAuth.Open()).take(callback("", "{}"))).isEqualTo(SENT);
    }

    @Test
    void signatureIsCheckedOverNameAndBody() {
        waiting();
        var desk = desk(new CallbackAuth.Hmac(KEY));
        assertThat(desk.take(signed("e-1", "{}", KEY + "x")).status()).isEqualTo(401);
        assertThat(desk.take(signed("e-2", "{}", KEY)).status()).isEqualTo(401);
        assertThat(desk.take(callback("", "{}")).status()).isEqualTo(401);
        assertThat(desk.take(signed("e-1", "{}", KEY))).isEqualTo(SENT);
    }
}
