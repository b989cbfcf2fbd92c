package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.store.notices.DesktopNews;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What the desktop is told, whether it can be told anything, and a way to try it. */
public final class Notifying {
    private final DesktopNews desktop;
    private final Preferences preferences;
    private final Executor fxThread;

    public Notifying(DesktopNews desktop, Preferences preferences, Executor fxThread) {
        this.desktop = desktop;
        this.preferences = preferences;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.notices"), Texts.text("settings.notices.find"), this::content);
    }

    private Node content() {
        Label text = new Label(Texts.text("settings.notices.text"));
        text.setWrapText(true);
        text.getStyleClass().add("text-2");
        VBox state = new VBox();
        Button attempt = Buttons.small(Texts.text("settings.notices.try"), () -> desktop.attempt(Texts.text(
                "settings.notices.tryTitle"), Texts.text("settings.notices.tryText")));
        attempt.setId("settings-notices-try");
        desktop.problem().subscribe(new LatestOnFx<>(fxThread, problem -> show(state, problem)));
        return new VBox(12, text, new Choice<>("settings.notices.choice", DesktopNews.CHOICE, preferences, fxThread),
                attempt, state);
    }

    private static void show(VBox state, Optional<String> problem) {
        state.getChildren().setAll(problem.<Node>map(p -> new Note(Tone.ATTENTION, Texts.text(
                "settings.notices.missing", p))).stream().toList());
    }
}
