package dev.signalbox.console.screen.executions.start;

import dev.signalbox.console.control.NameDialog;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.screen.executions.start.Presets.Preset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of saved inputs: take one, save the present one, delete one. */
public final class PresetMenu {
    private final Presets presets;
    private final Supplier<Optional<String>> machine;
    private final Supplier<String> json;
    private final Consumer<Preset> take;

    /** @param machine the ARN of the chosen state machine */
    public PresetMenu(Presets presets, Supplier<Optional<String>> machine, Supplier<String> json,
            Consumer<Preset> take) {
        this.presets = presets;
        this.machine = machine;
        this.json = json;
        this.take = take;
    }

    public void serve(MenuButton button) {
        button.getItems().setAll(new MenuItem());
        button.setOnShowing(_ -> button.getItems().setAll(items(button)));
    }

    private List<MenuItem> items(MenuButton button) {
        List<Preset> known = machine.get().map(presets::of).orElse(List.of());
        List<MenuItem> items = new ArrayList<>();
        known.forEach(p -> items.add(item(p.name(), () -> take.accept(p))));
        if (!known.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        boolean may = machine.get().isPresent() && Presets.mayKeep(json.get());
        MenuItem save = item(Texts.text(may ? "start.presets.save" : "start.presets.saveNot"), () -> save(button));
        save.setDisable(!may);
        Menu delete = new Menu(Texts.text("start.presets.delete"));
        known.forEach(p -> delete.getItems().add(item(p.name(), () -> presets.remove(p))));
        delete.setDisable(known.isEmpty());
        items.addAll(List.of(save, delete));
        return items;
    }

    private void save(MenuButton button) {
        String input = json.get();
        machine.get().ifPresent(arn -> new NameDialog(Texts.text("start.presets.saveTitle"), Texts.text(
                "start.presets.name")).ask(button, name -> presets.save(new Preset(arn, name, input))));
    }

    private static MenuItem item(String text, Runnable act) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> act.run());
        return item;
    }
}
