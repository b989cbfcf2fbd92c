package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.gateway.files.ObjectFactsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.Topic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Short changes of objects, and how the last one went. */
public final class FileCommands {
    private final ObjectChangesGateway changes;
    private final ObjectFactsGateway facts;
    private final Commands commands;

    public FileCommands(ObjectChangesGateway changes, ObjectFactsGateway facts, Commands commands) {
        this.changes = changes;
        this.facts = facts;
        this.commands = commands;
    }

    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    /** @param url called on the worker; it is a secret, for the clipboard only */
    public void presign(String what, ObjectRef object, Duration valid, Consumer<URI> url) {
        commands.run(what, () -> url.accept(facts.presigned(object, valid)));
    }

    public void makeFolder(String what, S3Location folder) {
        commands.run(what, () -> changes.makeFolder(folder));
    }

    public void makeBucket(String what, String name) {
        commands.run(what, () -> changes.makeBucket(name));
    }

    /** Replaces all tags. */
    public void tag(String what, ObjectRef object, Map<String, String> tags) {
        commands.run(what, () -> facts.tag(object, tags));
    }

    public void restore(String what, ObjectRef version) {
        commands.run(what, () -> changes.restore(version));
    }

    /** Deletes one version for good, or a delete marker. */
    public void deleteVersion(String what, ObjectRef version) {
        commands.run(what, () -> deleted(version));
    }

    private void deleted(ObjectRef version) throws GatewayException {
        var refused = changes.delete(version.location().bucket(), List.of(version));
        if (!refused.isEmpty()) {
            throw new GatewayException(new Failure.Rejected(refused.getFirst().code(), refused.getFirst().message(),
                    Optional.empty()));
        }
    }
}
