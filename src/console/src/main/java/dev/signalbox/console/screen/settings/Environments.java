package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.OpenEnvironment;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.fx.signin.ProfileWords;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.environments.EndpointConsent;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.ProfileKind;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.signin.Profiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** The environments that are remembered, profiles that could be, and endpoints that are trusted. */
public final class Environments {
    /** More are found by typing. */
    private static final int SHOWN = 20;
    private static final SavedEnvironment NEW = new SavedEnvironment("", Kind.LOCAL, "http://127.0.0.1:4566", "local-1",
            "");
    private final SavedEnvironments saved;
    private final Profiles profiles;
    private final EnvironmentInfo here;
    private final Executor fxThread;
    private final TextField filter = new TextField();
    private final VBox list = new VBox(8);
    private final VBox offered = new VBox(8);
    private final VBox trusted = new VBox(8);
    private final VBox trouble = new VBox();

    /** @param here the environment of this window */
    public Environments(SavedEnvironments saved, Profiles profiles, EnvironmentInfo here, Executor fxThread) {
        this.saved = saved;
        this.profiles = profiles;
        this.here = here;
        this.fxThread = fxThread;
    }

    public SettingsSection section() {
        return new SettingsSection(Texts.text("settings.environments"), Texts.text("settings.environments.find"),
                this::content);
    }

    private Node content() {
        Button add = Buttons.small(Texts.text("settings.environments.add"), () -> add(NEW));
        add.setId("environment-add");
        filter.setId("environment-filter");
        filter.setPromptText(Texts.text("settings.environments.filter"));
        filter.setAccessibleText(filter.getPromptText());
        filter.setMaxWidth(360);
        filter.textProperty().subscribe(_ -> show());
        saved.all().subscribe(new LatestOnFx<>(fxThread, _ -> show()));
        saved.trouble().subscribe(new LatestOnFx<>(fxThread, why -> trouble.getChildren().setAll(why.map(w -> new Note(
                Tone.FAILED, Texts.text("settings.environments.trouble", w))).stream().toList())));
        profiles.all().subscribe(new LatestOnFx<>(fxThread, _ -> show()));
        profiles.look();
        return new VBox(12, wrapped("settings.environments.text"), trouble, EnvironmentLine.of(here.styles(), here
                .name(), where(
                        here), new Label(Texts.text("settings.environments.here"))), list, add, wrapped(
                                "settings.environments.offered"), filter, offered, trusted);
    }

    private static Label wrapped(String key) {
        Label text = new Label(Texts.text(key));
        text.setWrapText(true);
        text.setMinHeight(Label.USE_PREF_SIZE);
        text.getStyleClass().add("text-2");
        return text;
    }

    private static String where(EnvironmentInfo info) {
        return (info.endpoint().equals(EnvironmentInfo.AWS) ? info.account() : info.endpoint().toString()) + " · "
                + info.region();
    }

    private void show() {
        List<SavedEnvironment> all = saved.all().latest().list();
        list.getChildren().setAll(all.stream().map(this::line).toList());
        Set<String> used = all.stream().map(SavedEnvironment::profile).collect(Collectors.toSet());
        List<AwsProfile> others = profiles.all().latest().stream().filter(p -> !used.contains(p.name())).toList();
        List<AwsProfile> fitting = others.stream().filter(this::fits).toList();
        offered.getChildren().setAll(fitting.stream().limit(SHOWN).map(this::line).toList());
        if (fitting.size() > SHOWN) {
            offered.getChildren().add(EnvironmentFields.quiet(Texts.text("settings.environments.more", fitting.size()
                    - SHOWN)));
        } else if (fitting.isEmpty()) {
            offered.getChildren().add(EnvironmentFields.quiet(Texts.text(others.isEmpty()
                    ? "settings.environments.noProfiles"
                    : "settings.environments.noneFits")));
        }
        filter.setVisible(!others.isEmpty());
        filter.setManaged(!others.isEmpty());
        trusted.getChildren().setAll(saved.all().latest().consents().stream().map(this::line).toList());
    }

    private boolean fits(AwsProfile p) {
        String wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        return (p.name() + " " + ProfileWords.line(p)).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Node line(SavedEnvironment e) {
        Button open = act("settings.environments.open", e.name(), () -> open(new EnvironmentChoice.Saved(e.name())));
        Button copy = Buttons.small(Texts.text("settings.environments.copy"), () -> Buttons.copy(e.command()));
        copy.setAccessibleText(copy.getText() + ": " + e.command());
        Optional<AwsProfile> profile = profiles.find(e.profile());
        String what = e.isAccount() ? e.profile() + profile.map(p -> " · " + ProfileWords.line(p)).orElse("")
                : e
                        .endpoint() + " · " + e.region();
        Optional<String> problem = !e.isAccount() ? Optional.empty()
                : profile.isPresent() ? profile.get().problem()
                        : Optional.of(Texts.text("settings.environments.fault.profile_unknown"));
        return EnvironmentLine.of(EnvironmentInfo.styles(e.kind(), e.colour()), e.name(), what, problem, open, copy,
                act("settings.environments.edit", e.name(), () -> change(e)), act("settings.environments.remove", e
                        .name(), () -> remove(e)));
    }

    private Node line(AwsProfile p) {
        SavedEnvironment first = new SavedEnvironment(ProfileKind.name(p.name()), ProfileKind.of(p.name()), "", p
                .region().orElse(""), "", p.name(), Optional.empty(), Optional.empty());
        Button open = act("settings.environments.open", p.name(), () -> open(new EnvironmentChoice.Profile(p.name(),
                Optional.empty())));
        open.setDisable(p.problem().isPresent() || p.region().isEmpty());
        return EnvironmentLine.of(EnvironmentInfo.styles(ProfileKind.of(p.name()), Optional.empty()), p.name(),
                ProfileWords.line(p), p.problem(), act("settings.environments.addOne", p.name(), () -> add(first)),
                open);
    }

    private Node line(EndpointConsent c) {
        return EnvironmentLine.of(List.of(), c.profile(), Texts.text("settings.environments.trusts", c.endpoint()), act(
                "settings.environments.withdraw", c.endpoint().toString(), () -> saved.distrust(c)));
    }

    private static Button act(String key, String name, Runnable act) {
        Button button = Buttons.small(Texts.text(key), act);
        button.setAccessibleText(button.getText() + " " + name);
        return button;
    }

    private void open(EnvironmentChoice choice) {
        list.fireEvent(new OpenEnvironment(choice));
    }

    private List<String> taken(Optional<SavedEnvironment> but) {
        return saved.all().latest().list().stream().filter(e -> but.filter(e::equals).isEmpty()).map(
                SavedEnvironment::name).toList();
    }

    private void add(SavedEnvironment first) {
        new EnvironmentDialog(taken(Optional.empty()), profiles.all().latest(), first).ask(list, e -> saved.put(Optional
                .empty(), e));
    }

    private void change(SavedEnvironment before) {
        new EnvironmentDialog(before, taken(Optional.of(before)), profiles.all().latest()).ask(list, e -> saved.put(
                Optional.of(before.name()), e));
    }

    private void remove(SavedEnvironment e) {
        new Confirmation(here, Texts.text("settings.environments.removeTitle", e.name()), Texts.text(
                "settings.environments.removeVerb"), List.of(e.isAccount() ? e.profile() : e.endpoint()), Texts.text(
                        "settings.environments.removeText")).ask(list, () -> saved.remove(e.name()));
    }
}
