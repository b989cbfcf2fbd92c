package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.OpenLink;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.update.Policy;
import dev.signalbox.console.model.update.Release;
import dev.signalbox.console.model.update.UpdateState;
import dev.signalbox.console.model.update.UpdateState.Found;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.update.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Whether there is a newer version, whether it is looked for, and what the administrator decided about that. */
public final class Updating {
    private final Updates updates;
    private final Executor fxThread;

    public Updating(Updates updates, Executor fxThread) {
        this.updates = updates;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.update"), Texts.text("settings.update.find"), this::content);
    }

    private Node content() {
        CheckBox wanted = new CheckBox(Texts.text("settings.update.wanted"));
        wanted.setId("settings-update-wanted");
        wanted.setOnAction(_ -> updates.want(wanted.isSelected()));
        Button look = Buttons.small(Texts.text("settings.update.look"), updates::look);
        look.setId("settings-update-look");
        VBox told = new VBox(8);
        VBox all = new VBox(12, wanted, new HBox(8, look), told);
        whileShown(all, new LatestOnFx<>(fxThread, state -> {
            wanted.setSelected(state.wanted() && state.allowed());
            wanted.setDisable(!state.allowed() || state.policy().updateCheck().isPresent());
            look.setDisable(!state.allowed() || state.found() instanceof Found.Looking);
            told.getChildren().setAll(told(state));
        }));
        return all;
    }

    /** The state outlives every window, and keeps none of them. */
    private void whileShown(Node node, Consumer<UpdateState> hearer) {
        AtomicReference<Subscription> listening = new AtomicReference<>(() -> {});
        node.sceneProperty().flatMap(Scene::windowProperty).flatMap(Window::showingProperty).orElse(false).subscribe(
                showing -> listening.getAndSet(showing ? updates.state().subscribe(hearer) : () -> {}).close());
    }

    private static List<Node> told(UpdateState state) {
        List<Node> nodes = new ArrayList<>();
        if (state.address().isEmpty()) {
            nodes.add(text(Texts.text("settings.update.none")));
        } else if (state.allowed()) {
            nodes.add(text(Texts.text("settings.update.text", state.address().get().getHost())));
        }
        policy(state.policy(), nodes);
        switch (state.found()) {
            case Found.NotYet() -> {
            }
            case Found.Looking() -> nodes.add(text(Texts.text("settings.update.looking")));
            case Found.Newest(var at) -> nodes.add(new Note(Tone.SUCCEEDED, Texts.text("settings.update.newest", When
                    .precise(at))));
            case Found.Newer(var release) -> nodes.addAll(newer(release));
            case Found.Failed(var at, var why) -> nodes.add(new Note(Tone.ATTENTION, Texts.text(
                    "settings.update.failed",
                    When.precise(at), why)));
        }
        return nodes;
    }

    private static void policy(Policy policy, List<Node> nodes) {
        if (!policy.there()) {
            return;
        }
        policy.updateCheck().ifPresent(on -> nodes.add(text(Texts.text(on ? "settings.update.policyOn"
                : "settings.update.policyOff", policy.file()))));
        policy.updateAddress().ifPresent(a -> nodes.add(text(Texts.text("settings.update.policyAddress", a, policy
                .file()))));
        policy.problems().forEach(p -> nodes.add(new Note(Tone.ATTENTION, Texts.text("settings.update.policyProblem",
                policy.file(), p))));
    }

    private static List<Node> newer(Release release) {
        Button open = Buttons.small(Texts.text("settings.update.open"), () -> {});
        open.setId("settings-update-open");
        open.setOnAction(_ -> open.fireEvent(new OpenLink(release.page())));
        Note note = new Note(Tone.ATTENTION, Texts.text("settings.update.newer", release.version())).with(open);
        return release.notes().isBlank() ? List.of(note) : List.of(note, text(release.notes()));
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("text-2");
        return label;
    }
}
