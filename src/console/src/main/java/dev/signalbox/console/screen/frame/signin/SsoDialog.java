package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.signin.SsoCode;
import java.time.Duration;
import java.time.Instant;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** Shows the code that the browser shows too, opens the browser, and counts down. It closes by itself when the code is over. */
final class SsoDialog {
    private final SsoCode code;
    private final SignInViewModel viewModel;
    private final AskingDialog dialog;

    SsoDialog(SsoCode code, SignInViewModel viewModel) {
        this.code = code;
        this.viewModel = viewModel;
        dialog = new AskingDialog(Texts.text("sso.title", viewModel.profile()), Texts.text("sso.open"));
    }

    void ask(Node owner) {
        TextField shown = new TextField(code.userCode());
        shown.setId("sso-code");
        shown.setEditable(false);
        shown.setAlignment(Pos.CENTER);
        shown.getStyleClass().add("large-code");
        shown.setAccessibleText(Texts.text("sso.code", String.join(" ", code.userCode().split(""))));
        shown.setPrefColumnCount(code.userCode().length() + 1);
        Button copy = Buttons.small(Texts.text("sso.copy"), () -> Buttons.copy(code.userCode()));
        copy.setId("sso-copy");
        copy.setMinWidth(Button.USE_PREF_SIZE);
        HBox line = new HBox(12, shown, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        Label left = AskingDialog.wrapped("", "small-text", "text-3");
        left.setId("sso-left");
        count(left);
        new Ticker(left, () -> count(left));
        Label address = AskingDialog.wrapped(code.verificationUri().toString(), "mono");
        address.setId("sso-address");
        dialog.pane().setContent(AskingDialog.body(Texts.text("sso.title", viewModel.profile()), AskingDialog.wrapped(
                Texts.text("sso.text"), "text-2"), line, address, left));
        Button open = dialog.button();
        open.setId("sso-open");
        // The dialog stays until the code is confirmed: who opens the browser compares the codes.
        open.addEventFilter(ActionEvent.ACTION, event -> {
            owner.fireEvent(new OpenLink(code.completeUri()));
            event.consume();
        });
        dialog.ask(owner, open, () -> {}, viewModel::cancel);
    }

    private void count(Label left) {
        Duration rest = Duration.between(Instant.now(), code.expiresAt());
        left.setText(rest.isNegative() ? Texts.text("sso.expired") : Texts.text("sso.left", Spans.words(rest)));
    }

    void close() {
        dialog.close();
    }
}
