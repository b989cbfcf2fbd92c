package dev.signalbox.console.screen.files.versions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.TextDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.VisibleText;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The tags of an object, and the way to change them. */
public final class TagsView extends VBox {
    private final FactsViewModel viewModel;
    private final KeyValueGrid grid = new KeyValueGrid();
    private final StatePane state = new StatePane();

    public TagsView(FactsViewModel viewModel) {
        this.viewModel = viewModel;
        getStyleClass().add("section");
        var title = new Label(Texts.text("tags.title"));
        title.getStyleClass().add("section-title");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var edit = Buttons.small(Texts.text("tags.edit"), this::edit);
        edit.setId("edit-tags");
        Guards.needs(edit, "s3:PutObjectTagging");
        var head = new HBox(8, title, space, edit);
        head.setAlignment(Pos.CENTER_LEFT);
        state.setContent(grid);
        state.setMinHeight(60);
        getChildren().addAll(head, state);
        viewModel.tagsProperty().subscribe(now -> {
            edit.setDisable(now.newest().isEmpty());
            show(now);
        });
    }

    private void show(Loadable<Map<String, String>> now) {
        state.setEmptyText(Texts.text("tags.none"));
        state.show(now, now.newest().filter(Map::isEmpty).isPresent());
        grid.clear();
        now.newest().ifPresent(tags -> tags.forEach((key, value) -> grid.addId(VisibleText.of(key), VisibleText.of(
                value))));
    }

    private void edit() {
        viewModel.tagsProperty().get().newest().ifPresent(tags -> new TextDialog(Texts.text("tags.edit.title"), Texts
                .text("tags.edit.label"), Texts.text("tags.edit.verb"), Texts.text("tags.edit.hint"), true).ask(this,
                        TagLines.of(tags), TagLines::problem, lines -> viewModel.tag(TagLines.read(lines))));
    }
}
