package dev.signalbox.console.screen.files.versions;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.files.Origin.Writer;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Where an object comes from: stack, execution, state and job, each a link; what is not known is said. */
public final class OriginView extends VBox {
    private final KeyValueGrid grid = new KeyValueGrid();
    private final StatePane state = new StatePane();

    public OriginView(FactsViewModel viewModel) {
        getStyleClass().add("section");
        var title = new Label(Texts.text("origin.title"));
        title.getStyleClass().add("section-title");
        grid.setId("origin");
        state.setContent(grid);
        state.setMinHeight(90);
        state.setOnRetry(viewModel::readOrigin);
        getChildren().addAll(title, state);
        viewModel.originProperty().subscribe(this::show);
    }

    private void show(Loadable<Origin> now) {
        state.show(now, false);
        now.newest().ifPresent(origin -> {
            grid.clear();
            origin.stack().ifPresentOrElse(s -> grid.addLink(Texts.text("origin.stack"), s, () -> go(
                    new Destination.Stack(s))), () -> unknown("origin.stack"));
            origin.pipeline().ifPresent(p -> grid.add(Texts.text("origin.pipeline"), p));
            origin.execution().ifPresentOrElse(e -> grid.addLink(Texts.text("origin.execution"), e.name(), () -> go(
                    new Destination.Execution(e.arn()))), () -> unknown("origin.execution"));
            origin.writer().ifPresentOrElse(this::writer, () -> unknown("origin.writer"));
        });
    }

    private void writer(Writer writer) {
        grid.add(Texts.text("origin.writer"), Texts.text("origin.clue." + writer.clue().name(), writer.state()));
        writer.job().ifPresent(job -> grid.addLink(Texts.text("origin.job"), job, () -> go(new Destination.Job(job))));
    }

    private void unknown(String key) {
        grid.add(Texts.text(key), Texts.text("file.notKnown"));
    }

    private void go(Destination to) {
        fireEvent(new GoTo(to));
    }
}
