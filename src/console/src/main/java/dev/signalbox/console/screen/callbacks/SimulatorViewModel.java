package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.Scenario;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.store.CallbacksStore;
import dev.signalbox.console.store.Subscription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Plays the provider of the selected wait: what it says, how it behaves, and what came back. */
public final class SimulatorViewModel implements AutoCloseable {
    private final CallbacksStore store;
    private final ObjectProperty<Optional<PendingCallback>> target = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<ProviderAct> act = new SimpleObjectProperty<>(ProviderAct.SUCCESS);
    private final ObjectProperty<Scenario> scenario = new SimpleObjectProperty<>(Scenario.ONCE);
    private final StringProperty body = new SimpleStringProperty(ProviderBody.template(ProviderAct.SUCCESS));
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<SentCallback>> last = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscription;
    private List<SentCallback> sent = List.of();
    private String spokenFor = "";

    public SimulatorViewModel(CallbacksStore store, Executor fxThread) {
        this.store = store;
        act.subscribe(a -> body.set(ProviderBody.template(a)));
        target.subscribe(_ -> check());
        act.subscribe(_ -> check());
        body.subscribe(_ -> check());
        subscription = store.sent().subscribe(new LatestOnFx<>(fxThread, this::show));
        target.subscribe(t -> {
            t.ifPresent(callback -> spokenFor = callback.executionArn());
            showLast();
        });
    }

    /** Whose provider is played. */
    public ObjectProperty<Optional<PendingCallback>> targetProperty() {
        return target;
    }

    public ObjectProperty<ProviderAct> actProperty() {
        return act;
    }

    public ObjectProperty<Scenario> scenarioProperty() {
        return scenario;
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

    public void send() {
        if (obstacle.get().isEmpty()) {
            target.get().ifPresent(t -> store.send(t, act.get(), scenario.get(), body.get()));
        }
    }

    /** The same request for a terminal, without the secret: it is put in by hand from the table. */
    public String curl() {
        var url = target.get().flatMap(PendingCallback::url);
        return url.map(u -> "curl -X POST -H 'Content-Type: application/json' -d '" + body.get().replace("'", "'\\''")
                + "' '" + u.shown() + "'").orElse("");
    }

    private void check() {
        obstacle.set(target.get().map(this::obstacleFor).orElse(Texts.text("simulator.cannot.noWait")));
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
        sent = next;
        showLast();
    }

    private void showLast() {
        last.set(sent.stream().filter(s -> s.executionArn().equals(spokenFor)).findFirst());
    }

    @Override
    public void close() {
        subscription.close();
    }
}
