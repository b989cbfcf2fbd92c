package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.TaskTray;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.TaskState;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Binds {@code frame.fxml}: the band, the bar, the sidebar, and the palette and tray that lie over the screens. */
public final class FrameController {
    private static final KeyCombination PALETTE = new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final FrameViewModel viewModel;
    private final ScreenHost host;
    private final PaletteController palette;
    private final Parent paletteView;
    private final Runnable switchTheme;
    @FXML private StackPane root;
    @FXML private HBox environment;
    @FXML private Label environmentName;
    @FXML private Label alias;
    @FXML private Label account;
    @FXML private Label region;
    @FXML private Label endpoint;
    @FXML private Button search;
    @FXML private Label shortcut;
    @FXML private Button tasks;
    @FXML private Button theme;
    @FXML private VBox places;
    @FXML private Meter budget;
    @FXML private Label pace;
    @FXML private StackPane content;
    @FXML private StackPane overlay;
    @FXML private TaskTray tray;

    /** @param switchTheme from light to dark or back */
    public FrameController(FrameViewModel viewModel, ScreenHost host, PaletteViewModel paletteViewModel,
            Runnable switchTheme) {
        this.viewModel = viewModel;
        this.host = host;
        this.switchTheme = switchTheme;
        palette = new PaletteController(paletteViewModel, this::closeOverlay);
        paletteView = dev.signalbox.console.fx.Views.PALETTE.load(palette);
    }

    @FXML
    private void initialize() {
        describe(viewModel.environment());
        shortcut.setText(PALETTE.getDisplayText().replace("+", " "));
        tasks.textProperty().bind(viewModel.taskWordsProperty());
        budget.fractionProperty().bind(viewModel.budgetUsedProperty());
        pace.textProperty().bind(viewModel.paceProperty());
        tray.setOnCancel(viewModel::cancel);
        tray.setOnClear(viewModel::clearFinished);
        tray.setOnShow(destination -> {
            closeOverlay();
            host.go(destination);
        });
        viewModel.tasks().addListener((ListChangeListener<TaskState>) _ -> tray.setTasks(List.copyOf(viewModel
                .tasks())));
        tray.setTasks(List.copyOf(viewModel.tasks()));
        paletteView.setVisible(false);
        overlay.getChildren().add(paletteView);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        theme.setTooltip(new javafx.scene.control.Tooltip(Texts.text("frame.theme")));
        host.attach(places, content);
    }

    private void describe(EnvironmentInfo info) {
        root.getStyleClass().add("env-" + info.kind().name().toLowerCase(Locale.ROOT));
        environmentName.setText(info.name());
        alias.setText(info.alias());
        account.setText(info.account());
        region.setText(info.region());
        endpoint.setText(info.endpointLabel());
        environment.setAccessibleText(
                Texts.text("frame.environment", info.name(), info.account(), info.region(), info.endpointLabel()));
    }

    private void keys(KeyEvent event) {
        if (PALETTE.match(event)) {
            onPalette();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && overlay.isVisible()) {
            closeOverlay();
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.LEFT) {
            host.back();
            event.consume();
        } else if (event.isAltDown() && event.getCode() == KeyCode.RIGHT) {
            host.forward();
            event.consume();
        }
    }

    @FXML
    private void onPalette() {
        over(paletteView);
        palette.open();
    }

    @FXML
    private void onTasks() {
        over(tray);
    }

    @FXML
    private void onTheme() {
        switchTheme.run();
    }

    @FXML
    private void onOverlay(MouseEvent event) {
        if (event.getTarget() == overlay) {
            closeOverlay();
        }
    }

    private void over(javafx.scene.Node shown) {
        overlay.getChildren().forEach(n -> n.setVisible(n == shown));
        overlay.setVisible(true);
    }

    private void closeOverlay() {
        overlay.setVisible(false);
        search.requestFocus();
    }
}
