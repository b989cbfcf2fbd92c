package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.control.NameDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.list.ListFilter;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What the menu of saved views offers: each of them, to save the present one, and to delete one. */
record ViewItems(ObjectProperty<ListFilter> filter, SavedViews views, Node owner) {
    List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        items.add(item(Texts.text("executions.views.all"), () -> filter.set(ListFilter.NONE)));
        views.all().forEach(v -> items.add(item(v.name(), () -> filter.set(views.choose(v)))));
        items.add(new SeparatorMenuItem());
        MenuItem save = item(Texts.text("executions.views.save"), this::save);
        Menu delete = new Menu(Texts.text("executions.views.delete"));
        views.all().forEach(v -> delete.getItems().add(item(v.name(), () -> views.remove(v.name()))));
        delete.setDisable(delete.getItems().isEmpty());
        items.addAll(List.of(save, delete));
        return items;
    }

    private static MenuItem item(String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private void save() {
        ListFilter now = filter.get();
        new NameDialog(Texts.text("executions.views.saveTitle"), Texts.text("executions.views.name")).ask(owner,
                name -> views.save(name, now));
    }
}
