package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.deploy.Pipeline;
import java.io.IOException;
import java.util.Optional;

/** One pipeline's whole life: deployed, run, and its results checked by their contents. */
interface Story {
    /** @return whether everything is as it should be */
    boolean tell(Pipeline pipeline) throws GatewayException, IOException, InterruptedException;

    /** The story of a pipeline, if there is one. */
    static Optional<Story> of(String pipeline, Ports ports, Pictures pictures, Narrator narrator) {
        return switch (pipeline) {
            case "callback-download" -> Optional.of(new CallbackStory(ports, pictures, narrator));
            case "image-fan-out" -> Optional.of(new ImageStory(ports, pictures, narrator));
            case "file-delivery" -> Optional.of(new DeliveryStory(ports, pictures, narrator));
            case "download-service" -> Optional.of(new DownloadStory(ports, pictures, narrator));
            case "csv-batch" -> Optional.of(new CsvStory(ports, pictures, narrator));
            default -> Optional.empty();
        };
    }
}
