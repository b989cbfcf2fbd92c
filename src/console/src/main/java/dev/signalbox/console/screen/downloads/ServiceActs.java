package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.form.FormDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.model.downloads.ServiceAddress.Origin;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Adds, changes and removes services, and lets a key go unencrypted when the operator says so. */
final class ServiceActs {
    private final DownloadsSurroundings around;
    private final Node owner;

    /** @param owner over whose window is asked */
    ServiceActs(DownloadsSurroundings around, Node owner) {
        this.around = around;
        this.owner = owner;
    }

    /** Puts what can be done with services into a menu; only what was added by hand can be changed. */
    void fill(MenuButton menu) {
        var add = item("add", () -> ask(Optional.empty()));
        var change = item("change", () -> chosen().ifPresent(c -> ask(Optional.of(c))));
        var remove = item("remove", () -> chosen().ifPresent(this::remove));
        menu.getItems().setAll(add, change, remove);
        menu.setOnShowing(_ -> {
            change.setDisable(chosen().isEmpty());
            remove.setDisable(chosen().isEmpty());
        });
    }

    private static MenuItem item(String key, Runnable act) {
        var item = new MenuItem(Texts.text("downloads.services." + key));
        item.setId("service-" + key);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private Optional<ServiceAddress> chosen() {
        return around.store().desk().latest().chosen().filter(c -> c.origin() == Origin.ADDED);
    }

    /** Asks for a service, and opens it. */
    void ask(Optional<ServiceAddress> old) {
        var names = around.store().desk().latest().services().stream().filter(s -> s.origin() == Origin.ADDED).map(
                ServiceAddress::name).toList();
        var form = new ServiceForm(old, names);
        new FormDialog(around.environment(), form.form()).ask(owner, values -> {
            var address = form.address(values);
            around.changes().add(Texts.text("downloads.services.adding", address.name()), address.name(), address.url(),
                    ServiceForm.key(values));
            around.store().choose(address);
        });
    }

    private void remove(ServiceAddress service) {
        new Confirmation(around.environment(), Texts.text("downloads.services.remove.title", service.name()), Texts
                .text(
                        "downloads.services.remove.verb"), List.of(service.url().toString()), Texts.text(
                                "downloads.services.remove.consequence")).ask(owner, () -> around.changes().remove(Texts
                                        .text(
                                                "downloads.services.removing", service.name()), service.name()));
    }

    void allowPlain(ServiceAddress service) {
        new Confirmation(around.environment(), Texts.text("downloads.plain.title"), Texts.text("downloads.plain.verb"),
                List.of(service.url().toString()), Texts.text("downloads.plain.consequence")).ask(owner, around
                        .store()::allowPlain);
    }
}
