package dev.signalbox.console.screen.frame.welcome;

import dev.signalbox.console.fx.LayOver;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Shortcut;
import javafx.event.Event;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/** Binds {@code welcome.fxml}: two ways to begin, and Escape. */
public final class WelcomeController {
    private final WelcomeViewModel viewModel;
    @FXML private StackPane root;
    @FXML private Button local;
    @FXML private Label localText;
    @FXML private Button aws;
    @FXML private Label awsText;
    @FXML private Label later;

    public WelcomeController(WelcomeViewModel viewModel) {
        this.viewModel = viewModel;
    }

    @FXML
    private void initialize() {
        localText.setText(Texts.text("welcome.localText", viewModel.title()));
        later.setText(Texts.text("welcome.later", Shortcut.PALETTE.firstKey().replace("+", " ")));
        local.setAccessibleHelp(localText.getText());
        aws.setAccessibleHelp(awsText.getText());
        // However it goes away, it was seen.
        root.visibleProperty().subscribe((before, now) -> {
            if (before && !now) {
                viewModel.answered();
            }
        });
    }

    /** Lays it over the screens. */
    public void open(Node frame) {
        frame.fireEvent(new LayOver(root));
        local.requestFocus();
    }

    @FXML
    private void onLocal() {
        root.fireEvent(new Event(LayOver.CLOSE));
        viewModel.tryLocally();
    }

    @FXML
    private void onAws() {
        root.fireEvent(new Event(LayOver.CHOOSER));
    }
}
