package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.ProviderResponse;
import java.net.URI;

/** Notes each callback that is sent, by its address without the secret. */
public final class NotedProvider implements ProviderGateway {
    private final ProviderGateway provider;
    private final ChangeLog log;

    public NotedProvider(ProviderGateway provider, ChangeLog log) {
        this.provider = provider;
        this.log = log;
    }

    @Override
    public ProviderResponse post(URI callbackUrl, String body) throws GatewayException {
        String target = callbackUrl.getScheme() + "://" + callbackUrl.getAuthority() + callbackUrl.getPath();
        try {
            ProviderResponse response = provider.post(callbackUrl, body);
            log.note("POST callback", target, "", "HTTP " + response.status());
            return response;
        } catch (GatewayException e) {
            if (!(e.failure() instanceof Failure.Locked)) { // then nothing was sent
                log.note("POST callback", target, "", e.failure().code());
            }
            throw e;
        }
    }
}
