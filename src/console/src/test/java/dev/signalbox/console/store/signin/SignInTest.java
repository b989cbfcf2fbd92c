package dev.signalbox.console.store.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.ScriptedSignIn;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.model.signin.SignInState.SignedIn;
import dev.signalbox.console.model.signin.SsoCode;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Signing in is asked for once, answered, given up, and noticed when it happens outside. */
class SignInTest {
    private static final SsoCode CODE = new SsoCode("ABCD-EFGH", URI.create("https://x.example/start"), URI.create(
            "https://x.example/start?user_code=ABCD-EFGH"), Instant.now().plusSeconds(600));

    @Test
    void aWrongCodeIsToldAndAskedForAgain() throws Exception {
        try (SignIn signIn = new SignIn(new ScriptedSignIn(new SignInState.Needed("no session"), Optional.empty()))) {
            AtomicInteger told = new AtomicInteger();
            signIn.whenSignedIn(told::incrementAndGet);
            signIn.begin();
            Eventually.on(() -> signIn.question().latest().isPresent());
            signIn.answer("000000");
            Eventually.on(() -> signIn.question().latest().filter(q -> q instanceof Question.Mfa m && m.question()
                    .refused().isPresent()).isPresent());
            assertThat(told).hasValue(0);
            signIn.answer("123456");
            Eventually.on(() -> told.get() == 1);
            assertThat(signIn.question().latest()).isEmpty();
            assertThat(signIn.state().latest()).isInstanceOf(SignedIn.class);
        }
    }

    @Test
    void itIsBegunOnceHoweverOftenSomebodyPresses() throws Exception {
        ScriptedSignIn gateway = new ScriptedSignIn(new SignInState.Needed("no session"), Optional.of(CODE));
        try (SignIn signIn = new SignIn(gateway)) {
            signIn.begin();
            signIn.begin();
            Eventually.on(() -> signIn.question().latest().equals(Optional.of(new Question.Sso(CODE))));
            signIn.begin();
            gateway.confirm();
            Eventually.on(() -> signIn.state().latest() instanceof SignedIn);
            assertThat(gateway.attempts()).isEqualTo(1);
        }
    }

    @Test
    void itIsGivenUpAndBegunAgain() throws Exception {
        ScriptedSignIn gateway = new ScriptedSignIn(new SignInState.Needed("no session"), Optional.of(CODE));
        try (SignIn signIn = new SignIn(gateway)) {
            signIn.begin();
            Eventually.on(() -> signIn.question().latest().isPresent());
            signIn.cancel();
            Eventually.on(() -> signIn.state().latest().equals(new SignInState.Needed("It was given up.")));
            assertThat(signIn.question().latest()).isEmpty();
            Eventually.on(() -> {
                signIn.begin();
                return gateway.attempts() == 2;
            });
        }
    }

    @Test
    void aLoginOutsideIsNoticed() {
        ScriptedSignIn gateway = new ScriptedSignIn(new SignInState.Needed("no session"), Optional.of(CODE));
        try (SignIn signIn = new SignIn(gateway)) {
            AtomicInteger told = new AtomicInteger();
            signIn.whenSignedIn(told::incrementAndGet);
            gateway.become(new SignInState.Needed("still none"));
            gateway.become(new SignedIn(Optional.empty(), "SSO session corp"));
            gateway.become(new SignedIn(Optional.of(Instant.EPOCH), "SSO session corp"));
            assertThat(told).hasValue(1);
            assertThat(signIn.state().latest()).isEqualTo(new SignedIn(Optional.of(Instant.EPOCH), "SSO session corp"));
        }
    }
}
