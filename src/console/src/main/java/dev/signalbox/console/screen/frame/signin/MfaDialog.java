package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.signin.MfaQuestion;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/** Asks for the six digits of an MFA device, and says which device and for which role. */
final class MfaDialog {
    private static final int DIGITS = 6;

    private final MfaQuestion question;
    private final SignInViewModel viewModel;
    private final AskingDialog dialog;

    MfaDialog(MfaQuestion question, SignInViewModel viewModel) {
        this.question = question;
        this.viewModel = viewModel;
        dialog = new AskingDialog(Texts.text("mfa.title", viewModel.profile()), Texts.text("mfa.verb"));
    }

    void ask(Node owner) {
        TextField code = new TextField();
        code.setId("mfa-code");
        code.setPrefColumnCount(DIGITS + 1);
        code.setMaxWidth(180);
        code.getStyleClass().add("large-code");
        // What is pasted often has a space in its middle.
        code.setTextFormatter(new TextFormatter<>(MfaDialog::digits));
        Label over = AskingDialog.wrapped(Texts.text("mfa.code"), "label-small");
        over.setLabelFor(code);
        code.setAccessibleText(Texts.text("mfa.code"));
        KeyValueGrid facts = new KeyValueGrid().addId(Texts.text("mfa.device"), question.serial()).addId(Texts.text(
                "mfa.role"), question.roleArn()).add(Texts.text("mfa.profile"), question.profile());
        Label refused = AskingDialog.wrapped(question.refused().map(why -> Texts.text("mfa.refused", why)).orElse(""),
                "failed-text");
        refused.setId("mfa-refused");
        refused.setManaged(question.refused().isPresent());
        dialog.pane().setContent(AskingDialog.body(Texts.text("mfa.title", viewModel.profile()), facts, refused, over,
                code));
        dialog.button().setId("mfa-send");
        dialog.button().disableProperty().bind(code.lengthProperty().lessThan(DIGITS));
        dialog.ask(owner, code, () -> viewModel.answer(code.getText()), viewModel::cancel);
    }

    private static TextFormatter.Change digits(TextFormatter.Change change) {
        if (change.isContentChange()) {
            int room = DIGITS - (change.getControlText().length() - (change.getRangeEnd() - change.getRangeStart()));
            String typed = change.getText().replaceAll("\\D", "");
            String fitting = typed.substring(0, Math.min(typed.length(), room));
            change.setText(fitting);
            int end = change.getRangeStart() + fitting.length();
            change.selectRange(end, end);
        }
        return change;
    }

    void close() {
        dialog.close();
    }
}
