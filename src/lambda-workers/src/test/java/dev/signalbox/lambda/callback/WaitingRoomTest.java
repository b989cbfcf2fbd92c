package dev.signalbox.lambda.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.lambda.callback.Registration.Status;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WaitingRoomTest extends CallbackFixture {
    private static final Reply KEPT = new Reply(202, "Callback kept");

    @Test
    void storesTheHashOfARandomSecret() {
        var secret = waiting();
        assertThat(secret).matches("[0-9a-f]{32}");
        var row = registrations.row("e-1");
        assertThat(row.secretHash()).contains(Secrets.sha256(secret));
        assertThat(row.callbackUrl()).contains("https://api.example.com/callbacka/e-1?secret=" + secret);
        assertThat(row.deadline()).isEqualTo(now.plus(Duration.ofDays(7)));
        assertThat(row.toString()).doesNotContain(secret).doesNotContain("token-1");
    }

    @Test
    void sameTokenTwiceEndsInTheSameState() {
        var secret = waiting();
        var before = registrations.row("e-1");
        assertThat(waiting()).isEqualTo(secret);
        assertThat(registrations.row("e-1")).isEqualTo(before);
    }

    /** A waiter that is invoked again after a crash must not open a wait that was answered meanwhile. */
    @Test
    void sameTokenAfterItsAnswerDoesNotWaitAgain() {
        post(waiting("token-1"), "{}");
        var answered = registrations.row("e-1");

        assertThat(room(new CallbackAuth.Open()).register("e-1", "token-1", "1234567")).isFalse();

        assertThat(registrations.row("e-1")).isEqualTo(answered);
    }

    @Test
    void newTokenOfTheSameWaitKeepsTheUrlThatWasHandedOut() {
        var secret = waiting("token-1");
        assertThat(waiting("token-2")).isEqualTo(secret);
        assertThat(post(secret, "{}").status()).isEqualTo(200);
        assertThat(tasks.answers).containsOnlyKeys("token-2");
    }

    @Test
    void newWaitAfterAnAnswerGetsANewSecret() {
        var secret = waiting("token-1");
        post(secret, "{}");
        assertThat(waiting("token-2")).isNotEqualTo(secret);
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.WAITING);
        assertThat(post(secret, "{}").status()).isEqualTo(401);
    }

    @Test
    void earlyCallbackIsKeptAndApplied() {
        tasks.executions.put("e-1", WaitingTasks.State.RUNNING);
        var desk = desk(new CallbackAuth.Hmac(KEY));
        assertThat(desk.take(signed("e-1", "{\"a\":1}", KEY))).isEqualTo(KEPT);
        assertThat(desk.take(signed("e-1", "{\"a\":1}", KEY))).isEqualTo(KEPT);
        assertThat(desk.take(signed("e-1", "{\"a\":2}", KEY)).status()).isEqualTo(409);

        assertThat(room(new CallbackAuth.Open()).register("e-1", "token-1", "1234567")).isTrue();

        assertThat(tasks.answers).containsEntry("token-1", new Answer.Success("{\"a\":1}"));
        assertThat(registrations.row("e-1").status()).isEqualTo(Status.RESUMED);
        assertThat(desk.take(signed("e-1", "{\"a\":1}", KEY)).status()).isEqualTo(200);
    }

    @Test
    void earlyFailureIsKeptAndApplied() {
        tasks.executions.put("e-1", WaitingTasks.State.RUNNING);
        desk(new CallbackAuth.Open()).take(callback("", "{\"status\":\"FAILED\",\"error\":\"E\",\"cause\":\"c\"}"));
        room(new CallbackAuth.Open()).register("e-1", "token-1", "1234567");
        assertThat(tasks.answers).containsEntry("token-1", new Answer.Failure("E", "c"));
    }

    @Test
    void earlyCallbackForNoRunningExecutionIs404() {
        assertThat(desk(new CallbackAuth.Open()).take(callback("", "{}")).status()).isEqualTo(404);
        tasks.executions.put("e-1", WaitingTasks.State.ENDED);
        assertThat(desk(new CallbackAuth.Open()).take(callback("", "{}")).status()).isEqualTo(404);
    }

    @Test
    void earlyCallbackWithTheSecretOfARowWithoutTokenIsKept() {
        var none = Registration.none("e-1", now.plusSeconds(60));
        registrations.write(none.withUrl(Optional.of(Secrets.sha256("abc")), "https://x"));
        assertThat(post("abc", "{}")).isEqualTo(KEPT);
        assertThat(post("wrong", "{}").status()).isEqualTo(401);
    }

    @Test
    void earlyCallbackThatComesDuringRegistrationIsNotLost() {
        tasks.executions.put("e-1", WaitingTasks.State.RUNNING);
        var desk = desk(new CallbackAuth.Open());
        registrations.beforeNextWrite = () -> assertThat(desk.take(callback("", "{}"))).isEqualTo(KEPT);
        room(new CallbackAuth.Open()).register("e-1", "token-1", "1");
        assertThat(tasks.answers).containsKey("token-1");
    }

    @Test
    void earlyAnswerThatCannotBePassedOnStaysKept() {
        tasks.executions.put("e-1", WaitingTasks.State.RUNNING);
        desk(new CallbackAuth.Open()).take(callback("", "{}"));
        tasks.busy = true;
        var room = room(new CallbackAuth.Open());
        assertThatThrownBy(() -> room.register("e-1", "token-1", "1")).isInstanceOf(WaitingTasks.NotDelivered.class);
        tasks.busy = false;
        assertThat(room.register("e-1", "token-2", "1")).isTrue();
        assertThat(tasks.answers).containsOnlyKeys("token-2");
    }

    @Test
    void namesAreEncodedInTheUrl() {
        room(new CallbackAuth.Open()).register("Lauf 7 é", "token-1", "1");
        assertThat(registrations.row("Lauf 7 é").callbackUrl()).contains(
                "https://api.example.com/callbacka/Lauf%207%20%C3%A9");
    }

    @Test
    void signaturesNeedAKeyOfSomeLength() {
        assertThatThrownBy(() -> CallbackAuth.of("HMAC", Optional.of("short"))).hasMessageContaining(
                "at least 16 characters");
        assertThatThrownBy(() -> CallbackAuth.of("MAGIC", Optional.empty())).hasMessageContaining("not MAGIC");
    }
}
