package dev.signalbox.console.screen.downloads;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.store.downloads.DownloadsStore.Desk;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Which service is open, and which others there are. */
public final class ServiceChoice extends ComboBox<ServiceAddress> {
    private Consumer<ServiceAddress> chosen = _ -> {};
    private boolean showing;

    public ServiceChoice() {
        setAccessibleText(Texts.text("downloads.choice"));
        setPromptText(Texts.text("downloads.choice"));
        setMaxWidth(280);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable ServiceAddress service) {
                return service == null ? "" : service.name() + " · " + service.url().getAuthority();
            }

            @Override
            public @Nullable ServiceAddress fromString(String text) {
                return null; // it is not typed in
            }
        });
        valueProperty().subscribe(value -> {
            if (!showing && value != null) {
                chosen.accept(value);
            }
        });
        managedProperty().bind(visibleProperty());
    }

    void setOnChosen(Consumer<ServiceAddress> action) {
        chosen = action;
    }

    void show(Desk desk) {
        showing = true;
        if (!getItems().equals(desk.services())) {
            getItems().setAll(desk.services());
        }
        setValue(desk.chosen().orElse(null));
        setVisible(!desk.services().isEmpty());
        showing = false;
    }
}
