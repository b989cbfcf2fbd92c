package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.control.graph.Thumbnail;
import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.GraphLayout;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.states.Definition;
import dev.signalbox.states.StateMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javafx.scene.layout.StackPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The state graphs of the bundled pipelines in small, or the parts of services; laid out once each, not on the FX thread. */
public final class GraphPictures {
    private static final Logger LOG = LoggerFactory.getLogger(GraphPictures.class);

    /** A value that the stack puts in, where JSON has no quotes; for drawing any number will do. */
    private static final Pattern SUBSTITUTED = Pattern.compile("([:,\\[]\\s*)(\\$\\{[^}\"]+})+");

    private final Executor worker;
    private final Executor fxThread;
    private final Map<String, Optional<Picture>> known = new HashMap<>();

    public GraphPictures(Executor worker, Executor fxThread) {
        this.worker = worker;
        this.fxThread = fxThread;
    }

    /** @param words what it shows, for those who do not see it */
    private record Picture(Drawing drawing, String words) {}

    /** Fills the frame with the pipeline's picture, now or when it is drawn; it stays empty if its definition cannot be read. */
    void into(Pipeline pipeline, StackPane frame) {
        var ready = known.get(pipeline.name());
        if (ready != null) {
            ready.ifPresent(p -> show(p, frame));
            return;
        }
        worker.execute(() -> {
            var drawn = draw(pipeline);
            fxThread.execute(() -> {
                known.put(pipeline.name(), drawn);
                drawn.ifPresent(p -> show(p, frame));
            });
        });
    }

    private static void show(Picture picture, StackPane frame) {
        frame.getChildren().setAll(new Thumbnail(picture.drawing(), picture.words()));
    }

    private static Optional<Picture> draw(Pipeline pipeline) {
        var file = pipeline.artifacts().stream().filter(a -> a.kind() == PipelineArtifact.Kind.DEFINITION).map(
                a -> pipeline
                        .folder().resolve(a.source())).findFirst();
        if (file.isEmpty()) {
            return pipeline.service().map(_ -> new Picture(GraphLayout.of(ServicePicture.parts()), Texts.text(
                    "pipelines.picture.service", pipeline.title())));
        }
        try {
            var text = SUBSTITUTED.matcher(Files.readString(file.get())).replaceAll(m -> m.group(1) + "0");
            var machine = Definition.read(text).machine();
            return Optional.of(new Picture(GraphLayout.of(machine), Texts.text("pipelines.picture", pipeline.title(),
                    count(machine))));
        } catch (IOException e) {
            LOG.warn("The definition of {} cannot be drawn", pipeline.name(), e);
            return Optional.empty();
        }
    }

    private static int count(StateMachine machine) {
        return machine.states().values().stream().mapToInt(s -> 1 + s.children().stream().mapToInt(GraphPictures::count)
                .sum()).sum();
    }
}
