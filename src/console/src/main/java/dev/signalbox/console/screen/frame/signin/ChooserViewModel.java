package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.signin.ProfileWords;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.ProfileKind;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.environments.SavedEnvironments;
import dev.signalbox.console.store.signin.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every environment that a window can be opened for: Local, those that were added, and profiles that were not. */
public final class ChooserViewModel implements AutoCloseable {
    private final EnvironmentInfo here;
    private final SavedEnvironments saved;
    private final Profiles profiles;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<EnvironmentEntry> items = FXCollections.observableArrayList();
    private final List<Subscription> subscriptions;

    public ChooserViewModel(EnvironmentInfo here, SavedEnvironments saved, Profiles profiles, Executor fxThread) {
        this.here = here;
        this.saved = saved;
        this.profiles = profiles;
        query.subscribe(_ -> show());
        subscriptions = List.of(saved.all().subscribe(new LatestOnFx<>(fxThread, _ -> show())), profiles.all()
                .subscribe(new LatestOnFx<>(fxThread, _ -> show())));
    }

    public StringProperty queryProperty() {
        return query;
    }

    /** Those that fit what was typed. */
    public ObservableList<EnvironmentEntry> items() {
        return items;
    }

    /** Offers everything again. */
    public void open() {
        query.set("");
        look();
    }

    /** Reads again what may have changed outside. */
    public void look() {
        saved.refresh();
        profiles.look();
    }

    private void show() {
        String[] words = query.get().strip().toLowerCase(Locale.ROOT).split("\\s+");
        items.setAll(all().stream().filter(e -> fits(e, words)).toList());
    }

    private static boolean fits(EnvironmentEntry entry, String... words) {
        String text = (entry.name() + " " + entry.detail()).toLowerCase(Locale.ROOT);
        return Stream.of(words).allMatch(text::contains);
    }

    /** Also for the palette. */
    public List<EnvironmentEntry> all() {
        List<SavedEnvironment> added = saved.all().latest().list();
        List<EnvironmentEntry> all = new ArrayList<>();
        all.add(new EnvironmentEntry(new EnvironmentChoice.Local(), "LOCAL", EnvironmentInfo.styles(Kind.LOCAL, Optional
                .empty()), Texts.text("chooser.local"), Optional.empty(), isHere("LOCAL")));
        added.stream().map(this::entry).forEach(all::add);
        Set<String> used = added.stream().map(SavedEnvironment::profile).collect(Collectors.toSet());
        profiles.all().latest().stream().filter(p -> !used.contains(p.name())).map(this::entry).forEach(all::add);
        return all;
    }

    private EnvironmentEntry entry(SavedEnvironment e) {
        Optional<AwsProfile> profile = profiles.find(e.profile());
        String who = profile.map(p -> p.name() + " · " + ProfileWords.line(p)).orElse(e.isAccount() ? e.profile()
                : e
                        .endpoint());
        String where = profile.flatMap(AwsProfile::region).filter(e.region()::equals).isPresent() ? who
                : who + " · " + e.region();
        return new EnvironmentEntry(new EnvironmentChoice.Saved(e.name()), e.name(), EnvironmentInfo.styles(e.kind(), e
                .colour()), where, profile.flatMap(AwsProfile::problem), isHere(e.name()));
    }

    private EnvironmentEntry entry(AwsProfile p) {
        Optional<String> problem = p.problem().or(() -> p.region().isPresent() ? Optional.empty()
                : Optional.of(Texts.text("chooser.noRegion")));
        return new EnvironmentEntry(new EnvironmentChoice.Profile(p.name(), Optional.empty()), p.name(), EnvironmentInfo
                .styles(ProfileKind.of(p.name()), Optional.empty()), ProfileWords.line(p), problem, isHere(p.name()));
    }

    private boolean isHere(String name) {
        return here.name().equalsIgnoreCase(name);
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
    }
}
