package dev.signalbox.console.screen.settings;

import dev.signalbox.console.control.Buttons;
import dev.signalbox.console.fx.LatestOnFx;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.settings.SettingsSection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.budget.ApiRate;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.PollingShare;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** How much is asked: the share of AWS's rates that Signalbox takes, and what that means for each API. */
public final class Polling {
    private final EnvironmentInfo environment;
    private final Poller poller;
    private final Preferences preferences;
    private final Executor fxThread;

    public Polling(EnvironmentInfo environment, Poller poller, Preferences preferences, Executor fxThread) {
        this.environment = environment;
        this.poller = poller;
        this.preferences = preferences;
        this.fxThread = fxThread;
    }

    /** @param toActivity leads to what each API was asked lately */
    public SettingsSection section(Runnable toActivity) {
        return new SettingsSection(Texts.text("settings.polling"), Texts.text("settings.polling.find"), () -> {
            Label now = wrapped("");
            poller.pace().subscribe(new LatestOnFx<>(fxThread, p -> now.setText(p.period().isZero()
                    ? Texts.text("frame.budget.idle")
                    : Texts.text("settings.polling.now", Math.round(p.used() * 100), Spans.age(p.period())))));
            return new VBox(12, wrapped(Texts.text("settings.polling.text")), rates(), now,
                    Buttons.small(Texts.text("settings.polling.more"), toActivity));
        });
    }

    private Node rates() {
        if (environment.kind() == EnvironmentInfo.Kind.LOCAL) {
            return wrapped(Texts.text("settings.polling.local"));
        }
        GridPane table = new GridPane(24, 4);
        table.setId("settings-polling-rates");
        for (int column = 0; column < 4; column++) {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setHalignment(column == 0 ? HPos.LEFT : HPos.RIGHT);
            table.getColumnConstraints().add(constraints);
        }
        preferences.topic(PollingShare.PERCENT).subscribe(new LatestOnFx<>(fxThread, percent -> fill(table, PollingShare
                .within(percent))));
        return new VBox(12, new NumberChoice("settings.polling.share", PollingShare.PERCENT, PollingShare.LEAST,
                PollingShare.MOST).line(preferences, fxThread), table);
    }

    private void fill(GridPane table, int percent) {
        ApiRates all = ApiRates.published(environment.region());
        ApiRates own = ApiRates.aws(environment.region(), percent);
        table.getChildren().clear();
        table.addRow(0, head("settings.polling.api"), head("settings.polling.aws"), head("settings.polling.own"), head(
                "settings.polling.burst"));
        new TreeMap<>(all.named()).forEach((api, rate) -> row(table, mono(api), rate, own.of(api)));
        row(table, wrapped(Texts.text("settings.polling.others")), all.others(), own.others());
    }

    private static void row(GridPane table, Label api, ApiRate aws, ApiRate own) {
        table.addRow(table.getRowCount(), api, mono(number(aws.refill() * 60)), mono(number(own.refill() * 60)), mono(
                number(own.bucket())));
    }

    private static String number(double n) {
        return n < 10 && n != Math.rint(n) ? Texts.text("settings.polling.number", n) : Long.toString(Math.round(n));
    }

    private static Label head(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("label-small");
        return label;
    }

    private static Label mono(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("mono");
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
