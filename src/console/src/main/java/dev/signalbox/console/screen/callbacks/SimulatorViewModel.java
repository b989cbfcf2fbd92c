package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.callbacks.Answer;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Plays the provider of the selected waits: what it says, how it behaves, and what came back. */
public final class SimulatorViewModel implements AutoCloseable {
    private static final int DELAY = 10;

    private final CallbacksStore store;
    private final ObjectProperty<List<PendingCallback>> targets = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<ProviderAct> act = new SimpleObjectProperty<>(ProviderAct.SUCCESS);
    private final ObjectProperty<Scenario> scenario = new SimpleObjectProperty<>(Scenario.ONCE);
    private final IntegerProperty delay = new SimpleIntegerProperty(DELAY);
    private final StringProperty body = new SimpleStringProperty(ProviderBody.template(ProviderAct.SUCCESS));
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<SentCallback>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<SentCallback>> sent = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;
    private String spokenFor = "";

    public SimulatorViewModel(CallbacksStore store, Executor fxThread) {
        this.store = store;
        act.subscribe(a -> body.set(ProviderBody.template(a)));
        targets.subscribe(_ -> check());
        act.subscribe(_ -> check());
        scenario.subscribe(_ -> check());
        body.subscribe(_ -> check());
        subscription = store.sent().subscribe(new LatestOnFx<>(fxThread, this::show));
        targets.subscribe(all -> {
            if (!all.isEmpty()) {
                spokenFor = all.getFirst().executionArn();
            }
            showLast();
        });
    }

    /** Whose providers are played. */
    public ObjectProperty<List<PendingCallback>> targetsProperty() {
        return targets;
    }

    public ObjectProperty<ProviderAct> actProperty() {
        return act;
    }

    public ObjectProperty<Scenario> scenarioProperty() {
        return scenario;
    }

    /** Seconds. */
    public IntegerProperty delayProperty() {
        return delay;
    }

    public StringProperty bodyProperty() {
        return body;
    }

    /** Why nothing can be sent; empty when it can. */
    public ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** What was last said for the selected wait, or for the one selected before it went: an answer often ends the wait it is for. */
    public ReadOnlyObjectProperty<Optional<SentCallback>> lastProperty() {
        return last.getReadOnlyProperty();
    }

    /** What was said from here, newest first, also by earlier sessions. */
    public ReadOnlyObjectProperty<List<SentCallback>> sentProperty() {
        return sent.getReadOnlyProperty();
    }

    /** Bodies to begin with, by the words that name them: what was sent before comes after the one for the act. */
    List<BodyTemplate> templates() {
        var all = new ArrayList<BodyTemplate>();
        all.add(new BodyTemplate(Texts.text("simulator.template.own"), ProviderBody.template(act.get())));
        sent.get().stream().filter(s -> s.act() == act.get() && !s.body().isEmpty() && ProviderBody.problem(s.act(), s
                .body()).isEmpty()).map(SentCallback::body).distinct().filter(b -> all.stream().noneMatch(t -> t.body()
                        .equals(b))).limit(9)
                .forEach(b -> all.add(new BodyTemplate(Texts.text("simulator.template.sent", BodyTemplate.shown(b)),
                        b)));
        return all;
    }

    public void send() {
        if (obstacle.get().isEmpty()) {
            store.send(targets.get(), new Answer(act.get(), scenario.get(), body.get(), Duration.ofSeconds(delay
                    .get())));
        }
    }

    /** The same request for a terminal, without the secret: it is put in by hand from the table. */
    public String curl() {
        var url = targets.get().stream().findFirst().flatMap(PendingCallback::url);
        return url.map(u -> "curl -X POST -H 'Content-Type: application/json' -d '" + body.get().replace("'", "'\\''")
                + "' '" + u.shown() + "'").orElse("");
    }

    private void check() {
        obstacle.set(targets.get().isEmpty() ? Texts.text("simulator.cannot.noWait")
                : scenario.get() == Scenario.NEVER ? Texts.text("simulator.cannot.never")
                        : targets.get().stream().map(this::obstacleFor).filter(o -> !o.isEmpty()).findFirst().orElse(
                                ""));
    }

    private String obstacleFor(PendingCallback callback) {
        if (act.get().overHttp() && callback.url().isEmpty()) {
            return Texts.text("simulator.cannot.noUrl");
        }
        if (!act.get().overHttp() && callback.token().isEmpty()) {
            return Texts.text("simulator.cannot.noToken");
        }
        return ProviderBody.problem(act.get(), body.get()).map(p -> Texts.text("simulator.cannot.body", p)).orElse("");
    }

    private void show(List<SentCallback> next) {
        sent.set(next);
        showLast();
    }

    private void showLast() {
        last.set(sent.get().stream().filter(s -> s.about().executionArn().equals(spokenFor)).findFirst());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
