package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.model.signin.MfaQuestion;
import dev.signalbox.console.model.signin.SsoCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

/** An operator who types these codes one after the other, and then gives up. */
final class Answers implements SignInPrompts {
    final List<MfaQuestion> questions = new CopyOnWriteArrayList<>();
    final List<SsoCode> codes = new CopyOnWriteArrayList<>();
    final Semaphore asked = new Semaphore(0);
    volatile int ended;
    private final Deque<String> typed;
    private final Optional<Semaphore> hold;

    private Answers(List<String> typed, Optional<Semaphore> hold) {
        this.typed = new ArrayDeque<>(typed);
        this.hold = hold;
    }

    static Answers typing(String... codes) {
        return new Answers(List.of(codes), Optional.empty());
    }

    /** Types nothing before it is let go on. */
    static Answers slow(Semaphore goOn, String... codes) {
        return new Answers(List.of(codes), Optional.of(goOn));
    }

    @Override
    public Optional<String> mfaCode(MfaQuestion question) throws InterruptedException {
        questions.add(question);
        asked.release();
        if (hold.isPresent()) {
            hold.get().acquire();
        }
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public void ssoCode(SsoCode code) {
        codes.add(code);
        asked.release();
    }

    @Override
    public void ssoEnded() {
        ended++;
    }
}
