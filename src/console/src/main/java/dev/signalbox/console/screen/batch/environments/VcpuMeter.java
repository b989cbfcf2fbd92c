package dev.signalbox.console.screen.batch.environments;

import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import dev.signalbox.console.model.batch.why.Vcpus;
import dev.signalbox.console.screen.batch.jobs.QueueRow;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** How much of its maximum an environment has in use. */
public final class VcpuMeter extends VBox {
    /** @param open leads to the environment */
    public VcpuMeter(ComputeEnvironment environment, double used, Runnable open) {
        this(environment, used, link(environment, open));
    }

    VcpuMeter(ComputeEnvironment environment, double used) {
        this(environment, used, new Label(Texts.text("batch.vcpus")));
    }

    private static Hyperlink link(ComputeEnvironment environment, Runnable open) {
        var name = new Hyperlink(environment.name());
        name.getStyleClass().add("mono");
        name.setOnAction(_ -> open.run());
        return name;
    }

    private VcpuMeter(ComputeEnvironment environment, double used, Labeled name) {
        setSpacing(4);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var words = new Label(Texts.text("batch.vcpusOf", Vcpus.words(used), environment.maxVcpus()));
        words.getStyleClass().add("small-text");
        words.setMinWidth(USE_PREF_SIZE);
        var line = new HBox(8, name, new StatusBadge(QueueRow.state(environment.enabled(), environment.status()))
                .plain(), space, words);
        line.setAlignment(Pos.CENTER_LEFT);
        var meter = new Meter();
        meter.getStyleClass().add("tone-running");
        meter.fraction(environment.maxVcpus() == 0 ? 0 : Math.min(1, used / environment.maxVcpus()));
        meter.setAccessibleText(Texts.text("environment.meter", environment.name(), Vcpus.words(used), environment
                .maxVcpus()));
        getChildren().addAll(line, meter);
    }
}
