package dev.signalbox.console.screen.settings.permissions;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.When;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.permissions.ActionFact;
import dev.signalbox.console.model.permissions.ActionFact.Standing;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.Denial;
import dev.signalbox.console.model.permissions.Known;
import dev.signalbox.console.model.permissions.MissingPolicy;
import dev.signalbox.console.store.permissions.Permissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The IAM actions that Signalbox uses: which are refused, which IAM allows, and which nobody told of. */
public final class PermissionsSection {
    private final Permissions permissions;
    private final Executor fxThread;

    public PermissionsSection(Permissions permissions, Executor fxThread) {
        this.permissions = permissions;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.permissions"), Texts.text("settings.permissions.find"),
                this::content);
    }

    private Node content() {
        Label who = wrapped("");
        who.setId("permissions-who");
        Button again = Buttons.small(Texts.text("settings.permissions.again"), permissions::checkAgain);
        again.setId("permissions-again");
        Button copy = Buttons.small(Texts.text("settings.permissions.copy"), () -> Buttons.copy(MissingPolicy.of(
                permissions.all().latest().denials())));
        copy.setId("permissions-copy");
        copy.setAccessibleHelp(Texts.text("settings.permissions.copy.hint"));
        Map<Standing, TitledPane> groups = new EnumMap<>(Standing.class);
        VBox list = new VBox(4);
        for (Standing standing : List.of(Standing.DENIED, Standing.NOT_EVERYWHERE, Standing.ALLOWED,
                Standing.UNKNOWN)) {
            TitledPane group = new TitledPane();
            group.setAnimated(false);
            group.getStyleClass().add("dense");
            group.setId("permissions-" + standing.name().toLowerCase(Locale.ROOT));
            group.setExpanded(standing == Standing.DENIED);
            group.managedProperty().bind(group.visibleProperty());
            groups.put(standing, group);
            list.getChildren().add(group);
        }
        permissions.all().subscribe(new LatestOnFx<>(fxThread, known -> {
            who.setText(who(known));
            copy.setDisable(known.denials().isEmpty());
            groups.forEach((standing, group) -> fill(group, standing, known));
        }));
        return new VBox(12, wrapped(Texts.text("settings.permissions.text")), who, new HBox(8, again, copy), list);
    }

    private static String who(Known known) {
        String name = known.caller().map(CallerArn::arn).map(a -> Texts.text("settings.permissions.who", a)).orElse("");
        String how = known.notTold().map(w -> Texts.text("settings.permissions.notTold", w)).or(() -> known.askedAt()
                .map(at -> Texts.text("settings.permissions.told", When.clock(at)))).orElseGet(() -> Texts.text(
                        "settings.permissions.notAsked"));
        return (name + " " + how).strip();
    }

    private static void fill(TitledPane group, Standing standing, Known known) {
        List<ActionFact> facts = known.facts().stream().filter(f -> f.standing() == standing).toList();
        String key = "settings.permissions." + standing.name().toLowerCase(Locale.ROOT);
        group.setText(Texts.text(key, facts.size()));
        group.setVisible(!facts.isEmpty());
        VBox lines = new VBox(4, wrapped(Texts.text(key + ".means")));
        if (standing == Standing.DENIED) {
            facts.forEach(f -> f.denials().forEach(d -> lines.getChildren().add(denial(f, d))));
        } else {
            facts.stream().collect(Collectors.groupingBy(f -> service(f.action().name()), TreeMap::new,
                    Collectors.mapping(f -> operation(f.action().name()), Collectors.joining(", ")))).forEach((service,
                            actions) -> lines.getChildren().add(mono(service + ": " + actions)));
        }
        group.setContent(lines);
    }

    private static Node denial(ActionFact fact, Denial denial) {
        Label action = mono(fact.action().name());
        action.getStyleClass().add("strong");
        String where = denial.resource().map(r -> r.equals(Denial.ALL) ? Texts.text("settings.permissions.all") : r)
                .orElseGet(() -> Texts.text("settings.permissions.someResource"));
        return new VBox(action, wrapped(Texts.text("settings.permissions.denial", where, denial.why())));
    }

    private static String service(String action) {
        return action.substring(0, action.indexOf(':'));
    }

    private static String operation(String action) {
        return action.substring(action.indexOf(':') + 1);
    }

    private static Label mono(String text) {
        Label label = wrapped(text);
        label.getStyleClass().setAll("label", "mono");
        return label;
    }

    private static Label wrapped(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        label.getStyleClass().add("text-2");
        return label;
    }
}
