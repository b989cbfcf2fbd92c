package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.SearchBox;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Destination;
import java.util.List;
import java.util.Locale;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Binds {@code settings.fxml}: all sections under each other, and a search that leaves those out that do not fit. */
public final class SettingsController implements Screen {
    private final List<SettingsSection> sections;
    @FXML private SearchBox search;
    @FXML private ScrollPane page;
    @FXML private VBox content;
    @FXML private Label none;

    public SettingsController(List<SettingsSection> sections) {
        this.sections = List.copyOf(sections);
    }

    @FXML
    private void initialize() {
        sections.forEach(s -> content.getChildren().add(card(s)));
        none.managedProperty().bind(none.visibleProperty());
        search.textProperty().subscribe(this::find);
    }

    private static VBox card(SettingsSection section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("section-title");
        VBox card = new VBox(12, title, section.content().get());
        card.getStyleClass().add("settings-card");
        card.setAccessibleText(section.title());
        return card;
    }

    private void find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        boolean any = false;
        for (int i = 0; i < sections.size(); i++) {
            SettingsSection section = sections.get(i);
            boolean fits = (section.title() + " " + section.words()).toLowerCase(Locale.ROOT).contains(wanted);
            content.getChildren().get(i).setVisible(fits);
            content.getChildren().get(i).setManaged(fits);
            any |= fits;
        }
        none.setText(Texts.text("settings.none", text));
        none.setVisible(!any);
        page.setVvalue(0);
    }

    @Override
    public void show(Destination destination) {
        search.requestFocus();
    }

    @Override
    public void hide() {
        // Nothing runs here.
    }
}
