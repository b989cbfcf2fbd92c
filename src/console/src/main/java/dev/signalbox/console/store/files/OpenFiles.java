package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.gateway.files.ObjectFactsGateway;
import dev.signalbox.console.gateway.files.ObjectPartsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.FileProperties;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.files.change.ObjectVersions;
import dev.signalbox.console.store.LiveValue;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;

/** What is asked about the object that is looked at. */
public final class OpenFiles {
    private final Sources sources;
    private final Executor worker;
    private final Clock clock;

    /** Who is asked. */
    public record Sources(ObjectsGateway objects, ObjectPartsGateway parts, ObjectFactsGateway facts,
            OriginFinder origins) {}

    /** Follows an object back. */
    @FunctionalInterface
    public interface OriginFinder {
        /** @param modified when the object was written */
        Origin of(S3Location object, Instant modified) throws GatewayException;
    }

    /** @param worker runs what it is given side by side */
    public OpenFiles(Sources sources, Executor worker, Clock clock) {
        this.sources = sources;
        this.worker = worker;
        this.clock = clock;
    }

    /** Nothing is read before it begins. */
    public PreviewReading preview(ObjectRef object) {
        return new PreviewReading(sources.parts, object, worker, clock);
    }

    /** What S3 tells about an object; nothing is asked before the first refresh. */
    public LiveValue<FileProperties> properties(S3Location object) {
        return new LiveValue<>(() -> sources.objects.properties(object), worker, clock);
    }

    public LiveValue<Map<String, String>> tags(ObjectRef object) {
        return new LiveValue<>(() -> sources.facts.tags(object), worker, clock);
    }

    public LiveValue<ObjectVersions> versions(S3Location object) {
        return new LiveValue<>(() -> sources.facts.versions(object), worker, clock);
    }

    /** Where it comes from. */
    public LiveValue<Origin> origin(S3Location object, Instant modified) {
        return new LiveValue<>(() -> sources.origins.of(object, modified), worker, clock);
    }
}
