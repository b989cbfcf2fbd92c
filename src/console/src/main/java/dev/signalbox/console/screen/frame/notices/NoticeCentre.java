package dev.signalbox.console.screen.frame.notices;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.keys.Panes;
import dev.signalbox.console.fx.time.TimeForm;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.notices.Notice;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What happened in this session; each line leads to where it can be seen. */
public final class NoticeCentre extends VBox {
    private final NoticesViewModel viewModel;
    private final Consumer<Destination> go;
    private final VBox list = new VBox();
    private final Label nothing = new Label(Texts.text("notices.empty"));
    private final Button readAll;
    private final Button clear;
    private Map<Notice, NoticeItem> items = new HashMap<>();

    /** @param go leads somewhere and closes the centre */
    public NoticeCentre(NoticesViewModel viewModel, Consumer<Destination> go) {
        this.viewModel = viewModel;
        this.go = go;
        getStyleClass().addAll("tray", "notice-centre");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.text("notices.title"));
        setMaxHeight(USE_PREF_SIZE);
        Label title = new Label(Texts.text("notices.title"));
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        readAll = Buttons.small(Texts.text("notices.readAll"), viewModel::readAll);
        readAll.setId("notices-read");
        clear = Buttons.small(Texts.text("notices.clear"), viewModel::clear);
        clear.setId("notices-clear");
        HBox head = new HBox(6, title, space, readAll, clear);
        head.getStyleClass().add("tray-head");
        getChildren().addAll(head, list(), nothing);
        viewModel.notices().addListener((ListChangeListener<Notice>) _ -> show());
        show();
    }

    /** Or, in its place, that there is nothing; not in it, because a text that wraps has no height of its own there. */
    private ScrollPane list() {
        nothing.getStyleClass().addAll("tray-item", "text-3");
        nothing.setWrapText(true);
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.managedProperty().bind(scroll.visibleProperty());
        scroll.visibleProperty().bind(Bindings.isNotEmpty(list.getChildren()));
        nothing.managedProperty().bind(nothing.visibleProperty());
        nothing.visibleProperty().bind(scroll.visibleProperty().not());
        nothing.setMinHeight(USE_PREF_SIZE);
        return scroll;
    }

    /** Gives it the keyboard. */
    public void open() {
        TimeForm.renew(list);
        Panes.first(list).or(() -> Panes.first(this)).ifPresent(Node::requestFocus);
    }

    private void show() {
        Map<Notice, NoticeItem> next = new HashMap<>();
        viewModel.notices().forEach(n -> next.put(n, items.computeIfAbsent(n, this::item)));
        items = next;
        list.getChildren().setAll(viewModel.notices().stream().map(next::get).toList());
        readAll.setDisable(viewModel.unreadProperty().get() == 0 && viewModel.notices().stream().allMatch(
                Notice::read));
        clear.setDisable(items.isEmpty());
    }

    private NoticeItem item(Notice notice) {
        return new NoticeItem(notice, () -> {
            viewModel.read(notice);
            notice.show().ifPresent(go);
        });
    }
}
