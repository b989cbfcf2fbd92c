package dev.signalbox.console.screen.files.list;

import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.VisibleText;
import dev.signalbox.console.store.files.Places;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The ways to other places: pinned and recent ones in a menu, those above in the crumbs. */
public final class PlacesMenu {
    private final MenuButton menu;
    private final Places places;
    private final Consumer<Destination> navigate;

    public PlacesMenu(MenuButton menu, Places places, Consumer<Destination> navigate) {
        this.menu = menu;
        this.places = places;
        this.navigate = navigate;
    }

    /** Follows the place that is looked at. */
    public void follow(ObservableValue<Optional<S3Location>> place, PageHead head) {
        fill(place.getValue());
        menu.setOnShowing(_ -> fill(place.getValue()));
        place.subscribe(now -> {
            crumbs(head, now);
            now.filter(p -> p.key().isEmpty() || p.key().endsWith("/")).ifPresent(places::visit);
        });
    }

    private void fill(Optional<S3Location> here) {
        var items = menu.getItems();
        items.clear();
        here.ifPresent(p -> {
            boolean pinned = places.isPinned(p);
            var pin = new MenuItem(Texts.text(pinned ? "places.unpin" : "places.pin"));
            pin.setOnAction(_ -> places.pin(p, !pinned));
            items.add(pin);
        });
        section("places.pinned", places.pinned());
        section("places.recent", places.recent().stream().filter(p -> !places.isPinned(p)).toList());
        if (items.isEmpty()) {
            var none = new MenuItem(Texts.text("places.none"));
            none.setDisable(true);
            items.add(none);
        }
    }

    private void section(String title, List<S3Location> shown) {
        if (shown.isEmpty()) {
            return;
        }
        if (!menu.getItems().isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        var head = new MenuItem(Texts.text(title));
        head.setDisable(true);
        menu.getItems().add(head);
        shown.forEach(p -> {
            var item = new MenuItem(VisibleText.of(p.uri()));
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> navigate.accept(p));
            menu.getItems().add(item);
        });
    }

    private void crumbs(PageHead head, Optional<S3Location> place) {
        head.clearCrumbs();
        if (place.isEmpty()) {
            return;
        }
        var bucket = place.get().bucket();
        var key = place.get().key();
        head.crumb(Texts.text("places.buckets"), () -> navigate.accept(new Destination.Files()));
        int end = key.length() - 1;
        int last = key.lastIndexOf('/', end - 1);
        if (key.isEmpty()) {
            head.crumb(bucket);
            return;
        }
        head.crumb(bucket, () -> navigate.accept(new S3Location(bucket, "")));
        for (int from = 0, to = key.indexOf('/'); to >= 0 && to <= last; from = to + 1, to = key.indexOf('/', from)) {
            var above = key.substring(0, to + 1);
            head.crumb(VisibleText.of(key.substring(from, to + 1)), () -> navigate.accept(new S3Location(bucket,
                    above)));
        }
        head.crumb(VisibleText.of(key.substring(last + 1)));
    }
}
