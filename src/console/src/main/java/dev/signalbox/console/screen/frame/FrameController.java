package dev.signalbox.console.screen.frame;

import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.TaskTray;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.fx.keys.KeptFocus;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.TaskState;
import dev.signalbox.console.screen.frame.help.HelpSheet;
import dev.signalbox.console.screen.frame.notices.NoticeBell;
import dev.signalbox.console.screen.frame.notices.NoticeCentre;
import dev.signalbox.console.screen.frame.notices.NoticesViewModel;
import dev.signalbox.console.screen.frame.signin.ChooserController;
import dev.signalbox.console.screen.frame.signin.EnvironmentBadge;
import dev.signalbox.console.screen.frame.signin.SignInBars;
import dev.signalbox.console.screen.frame.signin.Surroundings;
import dev.signalbox.console.screen.frame.tabs.TabStrip;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Binds {@code frame.fxml}: the band, the bar, the sidebar, and the palette and tray that lie over the screens. */
public final class FrameController {
    private final FrameViewModel viewModel;
    private final ScreenHost host;
    private final PaletteController palette;
    private final Parent paletteView;
    private final ChooserController chooser;
    private final Parent chooserView;
    private final FrameChoices choices;
    private final NoticesViewModel news;
    private final NoticeCentre centre;
    private final HelpSheet helpSheet = new HelpSheet();
    private @Nullable Overlay over;
    @FXML private StackPane root;
    @FXML private VBox top;
    @FXML private Button environment;
    @FXML private Label environmentName;
    @FXML private Label alias;
    @FXML private Label account;
    @FXML private Label region;
    @FXML private Label endpoint;
    @FXML private Button search;
    @FXML private HBox bar;
    @FXML private Label lock;
    @FXML private Label prompt;
    @FXML private Button help;
    @FXML private VBox side;
    @FXML private VBox foot;
    @FXML private Button fold;
    @FXML private Label shortcut;
    @FXML private Button notices;
    @FXML private Button tasks;
    @FXML private Button times;
    @FXML private Button theme;
    @FXML private VBox places;
    @FXML private Meter budget;
    @FXML private Label pace;
    @FXML private StackPane content;
    @FXML private VBox page;
    @FXML private StackPane overlay;
    @FXML private TaskTray tray;

    public FrameController(FrameViewModel viewModel, ScreenHost host, PaletteViewModel paletteViewModel,
            FrameChoices choices, NoticesViewModel news) {
        this.viewModel = viewModel;
        this.news = news;
        centre = new NoticeCentre(news, this::leave);
        this.host = host;
        this.choices = choices;
        chooser = new ChooserController(viewModel.surroundings().chooser(), this::closeOverlay);
        chooserView = Views.CHOOSER.load(chooser);
        paletteViewModel.setHere(() -> Here.actions(host.top(), viewModel.surroundings().chooser(), chooserView,
                this::onEnvironment));
        palette = new PaletteController(paletteViewModel, this::closeOverlay);
        paletteView = Views.PALETTE.load(palette);
    }

    @FXML
    private void initialize() {
        describe(viewModel.surroundings());
        Overlay lying = new Overlay(overlay, search);
        over = lying;
        lying.add(paletteView);
        lying.add(chooserView);
        lying.add(helpSheet);
        lying.add(centre);
        StackPane.setAlignment(centre, Pos.TOP_RIGHT);
        shortcut.setText(Shortcut.PALETTE.firstKey().replace("+", " "));
        tasks.textProperty().bind(viewModel.taskWordsProperty());
        budget.fractionProperty().bind(viewModel.budgetUsedProperty());
        pace.textProperty().bind(viewModel.paceProperty());
        bindTray();
        NoticeBell.bind(notices, news);
        page.getChildren().addFirst(new TabStrip(host.tabs()));
        choices.bind(times);
        theme.setTooltip(new Tooltip(Texts.text("frame.theme")));
        host.attach(places, content);
        fit();
        bindKeys(lying);
    }

    /** What is also said elsewhere gives way: the environment's tooltip, the tasks' and times' own, and the keys. */
    private void fit() {
        new BarFit(bar, search, 330).then(away -> {
            prompt.setText(Texts.text(away ? "frame.search.short" : "frame.search"));
            search.setPrefWidth(away ? 170 : 396);
        }).hide(alias).toIcon(lock).hide(endpoint).toIcon(times).hide(region).toIcon(tasks)
                .hide(account).then(away -> {
                    prompt.setVisible(!away);
                    prompt.setManaged(!away);
                    shortcut.setVisible(!away);
                    shortcut.setManaged(!away);
                    search.setPrefWidth(away ? 34 : search.getPrefWidth());
                }).hide(theme).hide(help).when(tasks.textProperty()).when(times.textProperty()).when(notices
                        .textProperty()).when(lock.textProperty());
    }

    private void bindTray() {
        tray.setOnCancel(viewModel::cancel);
        tray.setOnClear(viewModel::clearFinished);
        tray.setOnShow(this::leave);
        tray.setOnWatch(viewModel::watch);
        viewModel.tasks().addListener((ListChangeListener<TaskState>) _ -> tray.setTasks(List.copyOf(viewModel
                .tasks())));
        tray.setTasks(List.copyOf(viewModel.tasks()));
    }

    private void bindKeys(Overlay lying) {
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(KeptFocus::install));
        root.addEventHandler(GoTo.TYPE, link -> host.go(link.destination()));
        root.addEventHandler(Shortcut.SHEET, _ -> onKeys());
        lying.serve(root, this::onEnvironment);
        FrameKeys keys = new FrameKeys(root, host.navigator(), host.tabs());
        keys.on(Shortcut.PALETTE, this::onPalette);
        keys.on(Shortcut.ADDRESS, this::onAddress);
        keys.on(Shortcut.FIND_EVERYWHERE, () -> {
            closeOverlay();
            host.findEverywhere();
        });
        keys.on(Shortcut.KEYS, this::onKeys);
        keys.on(Shortcut.SETTINGS, this::onSettings);
        keys.on(Shortcut.TASKS, this::onTasks);
        keys.on(Shortcut.NOTICES, this::onNotices);
        keys.on(Shortcut.WATCH, () -> at() instanceof Destination.Execution, () -> news.toggleWatch(at()));
        choices.bind(keys);
        SideBar sideBar = new SideBar(side, places, foot, fold, choices.preferences());
        sideBar.follow(root, choices.fxThread());
        keys.on(Shortcut.SIDE_BAR, sideBar::toggle);
        keys.on(Shortcut.CLOSE, lying::isOpen, lying::close);
        keys.on(Shortcut.REFRESH, () -> {
            viewModel.refresh();
            host.refresh();
        });
    }

    private void describe(Surroundings around) {
        root.getStyleClass().addAll(around.environment().styles());
        new EnvironmentBadge(around.environment(), around.signIn()).show(environment, new EnvironmentBadge.Parts(
                environmentName, alias, account, region, endpoint));
        around.signIn().ifPresent(s -> top.getChildren().add(new SignInBars(s, around.environment())));
    }

    /** Other environments, for the badge and the palette. */
    @FXML
    private void onEnvironment() {
        open(chooserView);
        chooser.open();
    }

    @FXML
    private void onPalette() {
        open(paletteView);
        viewModel.surroundings().chooser().look();
        palette.open();
    }

    /** Where the screen has an address bar of its own, that; else the palette, which takes addresses too. */
    private void onAddress() {
        host.address().ifPresentOrElse(field -> {
            closeOverlay();
            field.requestFocus();
            field.selectAll();
        }, this::onPalette);
    }

    private Destination at() {
        return host.navigator().currentProperty().get();
    }

    private void leave(Destination destination) {
        closeOverlay();
        host.go(destination);
    }

    @FXML
    private void onNotices() {
        open(centre);
        centre.open();
    }

    @FXML
    private void onTasks() {
        open(tray);
    }

    private void onKeys() {
        open(helpSheet);
        helpSheet.open();
    }

    @FXML
    private void onSettings() {
        leave(new Destination.Settings());
    }

    @FXML
    private void onTheme() {
        choices.switchTheme().run();
    }

    private void open(Node shown) {
        if (over != null) {
            over.open(shown);
        }
    }

    private void closeOverlay() {
        if (over != null) {
            over.close();
        }
    }
}
