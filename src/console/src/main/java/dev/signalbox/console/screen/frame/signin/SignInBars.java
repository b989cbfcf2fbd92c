package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.model.signin.SignInState;
import dev.signalbox.console.store.signin.AccountCheck;
import dev.signalbox.console.store.signin.Question;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** What stands between the operator and the account, one line for each matter, under the bar. Nothing while there is nothing to say. */
public final class SignInBars extends VBox {
    private final SignInViewModel viewModel;
    private final EnvironmentInfo info;
    private @Nullable SsoDialog sso;
    private @Nullable MfaDialog mfa;

    public SignInBars(SignInViewModel viewModel, EnvironmentInfo info) {
        this.viewModel = viewModel;
        this.info = info;
        setId("sign-in-bars");
        viewModel.stateProperty().subscribe(_ -> show());
        viewModel.checkProperty().subscribe(_ -> show());
        viewModel.questionProperty().subscribe(this::ask);
    }

    private void show() {
        getChildren().setAll(java.util.stream.Stream.of(account(), consent(), state()).flatMap(Optional::stream)
                .toList());
        setManaged(!getChildren().isEmpty());
    }

    private Optional<Node> account() {
        return switch (viewModel.checkProperty().get()) {
            case AccountCheck.Other(String before, CallerIdentity caller) -> {
                Button accept = button("account-accept", Texts.text("signin.other.accept"), () -> confirm(before,
                        caller));
                accept.getStyleClass().addAll("danger", "filled");
                Note loud = note("account-bar", Tone.FAILED, Texts.text("signin.other", info.alias(), words(caller),
                        before), accept, button("account-close", Texts.text("signin.other.close"), this::closeWindow));
                loud.getStyleClass().add("loud");
                yield Optional.of(loud);
            }
            case AccountCheck.Silent(var why) when viewModel.stateProperty().get() instanceof SignInState.SignedIn
                    && viewModel.unasked().isEmpty() -> Optional.of(note("account-bar", Tone.ATTENTION, Texts.text(
                            "signin.silent", viewModel.profile(), Texts.text(why)), button("account-again", Texts.text(
                                    "signin.silent.again"), viewModel::ask)));
            case AccountCheck.Unknown(),AccountCheck.Same(_),AccountCheck.Silent(_) -> Optional.empty();
        };
    }

    /** As its frame closes it: what would be lost is asked first. */
    private void closeWindow() {
        Window window = getScene().getWindow();
        window.fireEvent(new WindowEvent(window, WindowEvent.WINDOW_CLOSE_REQUEST));
    }

    private static String words(CallerIdentity caller) {
        return caller.account() + caller.alias().map(a -> " (" + a + ")").orElse("");
    }

    private void confirm(String before, CallerIdentity caller) {
        new Confirmation(info, Texts.text("signin.other.title", caller.account()), Texts.text("signin.other.verb",
                caller.account()), List.of(caller.arn()), Texts.text("signin.other.text", before)).ask(this,
                        viewModel::accept);
    }

    private Optional<Node> consent() {
        return viewModel.unasked().isEmpty() ? Optional.empty()
                : Optional.of(note("consent-bar", Tone.ATTENTION, Texts
                        .text("consent.bar", viewModel.profile(), viewModel.unasked().getFirst().endpoint()), button(
                                "consent-review", Texts.text("consent.review"), () -> new ConsentDialog(viewModel, info)
                                        .ask(
                                                this))));
    }

    private Optional<Node> state() {
        if (!viewModel.unasked().isEmpty()) {
            return Optional.empty();
        }
        return switch (viewModel.stateProperty().get()) {
            case SignInState.SignedIn(_, _) -> Optional.empty();
            case SignInState.Needed(String why) -> Optional.of(note("sign-in-bar", Tone.ATTENTION, Texts.text(
                    "signin.needed", viewModel.profile(), why), button("sign-in", Texts.text("signin.begin"),
                            viewModel::signIn)));
            case SignInState.Failed(String why) -> Optional.of(note("sign-in-bar", Tone.FAILED, Texts.text(
                    "signin.failed", viewModel.profile(), why), button("sign-in", Texts.text("signin.again"),
                            viewModel::signIn)));
            case SignInState.InProgress(String what) -> Optional.of(note("sign-in-bar", Tone.RUNNING, Texts.text(
                    "signin.progress", viewModel.profile(), what), button("sign-in-cancel", Texts.text("action.cancel"),
                            viewModel::cancel)));
        };
    }

    private static Button button(String id, String text, Runnable act) {
        Button button = Buttons.small(text, act);
        button.setId(id);
        return button;
    }

    private static Note note(String id, Tone tone, String text, Node... acts) {
        Note note = new Note(tone, text).with(acts);
        note.setId(id);
        note.getStyleClass().add("frame-note");
        return note;
    }

    private void ask(Optional<Question> question) {
        if (sso != null) {
            sso.close();
            sso = null;
        }
        if (mfa != null) {
            mfa.close();
            mfa = null;
        }
        if (question.isPresent() && getScene() != null) {
            switch (question.get()) {
                case Question.Sso(var code) -> {
                    sso = new SsoDialog(code, viewModel);
                    sso.ask(this);
                }
                case Question.Mfa(var asked) -> {
                    mfa = new MfaDialog(asked, viewModel);
                    mfa.ask(this);
                }
            }
        }
    }
}
