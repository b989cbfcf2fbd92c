package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Screen;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.screen.pipelines.form.DeployFormController;
import dev.signalbox.console.screen.pipelines.form.DeployFormViewModel;
import dev.signalbox.console.screen.pipelines.gallery.GraphPictures;
import dev.signalbox.console.screen.pipelines.gallery.LeftOversViewModel;
import dev.signalbox.console.screen.pipelines.gallery.PipelinesController;
import dev.signalbox.console.screen.pipelines.gallery.PipelinesViewModel;
import dev.signalbox.console.screen.pipelines.logs.StackLogsPane;
import dev.signalbox.console.screen.pipelines.logs.StackLogsViewModel;
import dev.signalbox.console.screen.pipelines.operations.Operations;
import dev.signalbox.console.screen.pipelines.operations.OperationsViewModel;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.TemplateSource;
import java.time.Duration;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The Pipelines place: gallery, form and stack, one of them on top. */
public final class PipelinesScreen implements Screen {
    private static final Duration GALLERY = Duration.ofSeconds(3);
    private static final Duration STACK = Duration.ofSeconds(1);
    private static final Duration STATUS = Duration.ofSeconds(2);

    private final StackPane root = new StackPane();
    private final StackViewModel stack;
    private final PipelinesViewModel gallery;
    private final DeployFormViewModel form;
    private final OperationsViewModel operations;
    private final Poller poller;
    private final Parent galleryView;
    private final Parent stackView;
    private final StackLogsPane logs;
    private final Parent formView;
    private @Nullable Subscription polling;

    public PipelinesScreen(PipelinesViewModel gallery, StackViewModel stack, DeployFormViewModel form,
            OperationsViewModel operations, Surroundings surroundings) {
        this.stack = stack;
        this.gallery = gallery;
        this.form = form;
        this.operations = operations;
        this.poller = surroundings.poller();
        var links = new StackLinks(surroundings.catalogue(), surroundings.navigator());
        galleryView = Views.PIPELINES.load(new PipelinesController(gallery, surroundings.leftOvers(), surroundings
                .pictures(), this::customise, links::use));
        logs = new StackLogsPane(surroundings.logs(), surroundings.environment());
        stackView = Views.STACK.load(new StackController(stack, links, new Operations(operations, surroundings
                .environment()), logs, surroundings.environment()));
        formView = Views.DEPLOY.load(new DeployFormController(form, surroundings.navigator()));
    }

    /** What the screen stands in. */
    public record Surroundings(Navigator navigator, Poller poller, EnvironmentInfo environment,
            PipelineCatalogue catalogue, GraphPictures pictures, LeftOversViewModel leftOvers,
            StackLogsViewModel logs) {}

    public Parent root() {
        return root;
    }

    private void customise(TemplateSource pipeline) {
        form.open(pipeline);
        root.getChildren().setAll(formView);
    }

    @Override
    public void show(Destination destination) {
        hide();
        if (destination instanceof Destination.Stack(var name)) {
            stack.open(name);
            operations.open(name);
            root.getChildren().setAll(stackView);
            logs.shown(true);
            var events = poller.every(STACK, "DescribeStacks", stack::refresh);
            var status = poller.every(STATUS, "DescribeStacks", operations::refresh);
            polling = () -> {
                events.close();
                status.close();
            };
        } else {
            root.getChildren().setAll(galleryView);
            polling = poller.every(GALLERY, "DescribeStacks", gallery::refresh);
        }
    }

    @Override
    public void hide() {
        Optional.ofNullable(polling).ifPresent(Subscription::close);
        polling = null;
        logs.shown(false);
    }
}
