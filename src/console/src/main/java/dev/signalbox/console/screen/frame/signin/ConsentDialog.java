package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;

/** Asks whether a profile's real credentials may go to an endpoint that is not AWS's own. The focus is on Cancel. */
final class ConsentDialog {
    private final SignInViewModel viewModel;
    private final EnvironmentInfo info;

    ConsentDialog(SignInViewModel viewModel, EnvironmentInfo info) {
        this.viewModel = viewModel;
        this.info = info;
    }

    void ask(Node owner) {
        AskingDialog dialog = new AskingDialog(Texts.text("consent.title", viewModel.profile()), Texts.text(
                "consent.verb"));
        KeyValueGrid facts = new KeyValueGrid().add(Texts.text("consent.profile"), viewModel.profile()).add(Texts.text(
                "consent.environment"), info.name());
        List<String> endpoints = viewModel.unasked().stream().map(c -> c.endpoint().toString()).distinct().toList();
        endpoints.forEach(e -> facts.addId(Texts.text("consent.endpoint"), e));
        dialog.pane().setContent(AskingDialog.body(Texts.text("consent.title", viewModel.profile()), facts, AskingDialog
                .wrapped(Texts.text("consent.sent"), "text-2"), AskingDialog.wrapped(Texts.text("consent.kept"),
                        "small-text", "text-3")));
        dialog.button().setId("consent-give");
        dialog.button().setDefaultButton(false);
        Node cancel = dialog.pane().getButtonTypes().stream().filter(t -> t
                .getButtonData() == ButtonBar.ButtonData.CANCEL_CLOSE).map(ButtonType.class::cast).map(dialog
                        .pane()::lookupButton)
                .findFirst().orElse(owner);
        dialog.ask(owner, cancel, () -> viewModel.trust(viewModel.unasked()), () -> {});
    }
}
