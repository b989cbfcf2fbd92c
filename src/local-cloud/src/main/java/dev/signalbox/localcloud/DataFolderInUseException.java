package dev.signalbox.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Another local cloud has the data folder open. */
public final class DataFolderInUseException extends LocalCloudStartException {
    private static final long serialVersionUID = 1;

    private final transient Optional<URI> endpoint;

    DataFolderInUseException(Path folder, Optional<EndpointFile.Content> owner) {
        super("The data folder " + folder + " is in use by another local cloud" + owner.map(o -> " (process " + o.pid()
                + ", " + o.endpoint() + ")").orElse("") + ".");
        this.endpoint = owner.map(EndpointFile.Content::endpoint);
    }

    /** Where the other one listens, if it said so. */
    public Optional<URI> endpoint() {
        return endpoint;
    }
}
