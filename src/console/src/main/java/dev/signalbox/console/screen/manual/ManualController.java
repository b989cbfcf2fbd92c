package dev.signalbox.console.screen.manual;

import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.control.manual.Leads;
import dev.signalbox.console.control.manual.PageView;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.EscapeCloses;
import dev.signalbox.console.fx.keys.Shortcut;
import dev.signalbox.console.model.manual.ManualLink;
import dev.signalbox.console.model.manual.ManualPage;
import dev.signalbox.console.model.manual.ManualPlace;
import java.net.URI;
import java.util.Optional;
import javafx.application.ColorScheme;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Binds {@code manual.fxml}: what is at the left, the page, and a picture that is opened large. */
public final class ManualController implements Leads {
    private final ManualViewModel viewModel;
    private final Pictures pictures;
    private @Nullable LargePicture largePicture;
    private Optional<ManualPage> shown = Optional.empty();
    @FXML private StackPane root;
    @FXML private Button back;
    @FXML private Button forward;
    @FXML private SearchBox search;
    @FXML private ListView<ContentsLine> lines;
    @FXML private Label none;
    @FXML private PageView page;
    @FXML private StackPane large;
    @FXML private ScrollPane largeScroll;

    /** Where pictures are. */
    @FunctionalInterface
    public interface Pictures {
        /** The address of {@code pictures/x.png}, of the one in dark colours where it is wanted and there. */
        String address(String destination, boolean dark);
    }

    public ManualController(ManualViewModel viewModel, Pictures pictures) {
        this.viewModel = viewModel;
        this.pictures = pictures;
    }

    @FXML
    private void initialize() {
        largePicture = new LargePicture(large, largeScroll);
        back.disableProperty().bind(viewModel.beforeProperty().not());
        forward.disableProperty().bind(viewModel.afterProperty().not());
        viewModel.queryProperty().bind(search.textProperty());
        search.setOnAction(() -> viewModel.lines().stream().filter(l -> viewModel.isSearching()).findFirst().ifPresent(
                this::open));
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DOWN) {
                lines.requestFocus();
                lines.getSelectionModel().selectFirst();
                event.consume();
            }
        });
        lines.setItems(viewModel.lines());
        lines.setCellFactory(_ -> new ContentsCell(this::open));
        lines.setOnKeyPressed(event -> {
            if (Shortcut.OPEN.matches(event)) {
                Optional.ofNullable(lines.getSelectionModel().getSelectedItem()).ifPresent(this::open);
                event.consume();
            }
        });
        none.visibleProperty().bind(Bindings.isEmpty(viewModel.lines()));
        viewModel.placeProperty().subscribe(this::show);
        root.sceneProperty().flatMap(s -> s.getPreferences().colorSchemeProperty()).subscribe(_ -> renew());
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        EscapeCloses.install(root, this::escape);
    }

    private void key(KeyEvent event) {
        if (Shortcut.BACK.matches(event)) {
            viewModel.back();
            event.consume();
        } else if (Shortcut.FORWARD.matches(event)) {
            viewModel.forward();
            event.consume();
        }
    }

    private void escape() {
        if (largePicture != null && largePicture.isOpen()) {
            largePicture.close();
        } else {
            root.getScene().getWindow().hide();
        }
    }

    private void open(ContentsLine line) {
        line.place().ifPresent(place -> {
            viewModel.go(place);
            page.requestFocus();
        });
    }

    private void show(ManualPlace place) {
        ManualPage now = viewModel.page();
        if (!shown.equals(Optional.of(now))) {
            shown = Optional.of(now);
            page.show(now, this, beside());
        }
        page.scrollTo(place.anchor());
        mark(place);
    }

    /** Shows in the contents where the reader is. */
    private void mark(ManualPlace place) {
        if (!viewModel.isSearching()) {
            lines.getSelectionModel().clearSelection();
            viewModel.lines().stream().filter(l -> l.place().equals(Optional.of(ManualPlace.of(place.page()))))
                    .findFirst().ifPresent(l -> {
                        lines.getSelectionModel().select(l);
                        lines.scrollTo(Math.max(0, viewModel.lines().indexOf(l) - 4));
                    });
        }
    }

    /** Pictures may be others in the dark. */
    private void renew() {
        shown.ifPresent(now -> page.show(now, this, beside()));
    }

    private Node beside() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox links = new HBox(space);
        links.getStyleClass().add("manual-beside");
        viewModel.beside(-1).ifPresent(p -> links.getChildren().addFirst(link("manual.previous", p)));
        viewModel.beside(1).ifPresent(p -> links.getChildren().add(link("manual.next", p)));
        return links;
    }

    private Hyperlink link(String key, ManualPage to) {
        Hyperlink link = new Hyperlink(Texts.text(key, to.title()));
        link.setOnAction(_ -> viewModel.go(ManualPlace.of(to.name())));
        return link;
    }

    @FXML
    private void onBack() {
        viewModel.back();
    }

    @FXML
    private void onForward() {
        viewModel.forward();
    }

    @FXML
    private void onContents() {
        viewModel.go(ManualPlace.CONTENTS);
    }

    @Override
    public void follow(ManualLink link) {
        switch (link) {
            case ManualLink.ToPage(var place) -> viewModel.go(place);
            case ManualLink.ToWeb(var address) -> root.fireEvent(new OpenLink(URI.create(address)));
            case ManualLink.ToFile _ -> page.requestFocus();
        }
    }

    @Override
    public String picture(String destination) {
        boolean dark = root.getScene() != null && root.getScene().getPreferences()
                .getColorScheme() == ColorScheme.DARK;
        return pictures.address(destination, dark);
    }

    @Override
    public void enlarge(String picture, String words) {
        if (largePicture != null) {
            largePicture.open(picture, words);
        }
    }
}
