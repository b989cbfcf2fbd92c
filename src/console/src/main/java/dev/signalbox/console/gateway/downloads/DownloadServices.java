package dev.signalbox.console.gateway.downloads;

import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.model.downloads.ApiKey;
import dev.signalbox.console.model.downloads.ServiceAddress;
import java.util.Optional;

/** Opens download services; nothing is asked before somebody asks. */
@FunctionalInterface
public interface DownloadServices {
    /** @param key asked for with the first call, and again when the service did not take it; empty for a service without keys */
    DownloadServiceGateway open(ServiceAddress address, GatewayCall<Optional<ApiKey>> key);
}
