package dev.signalbox.localcloud.service.ses;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;

/** Mail, by both versions of the API over the same identities. Nothing is sent: mails lie in the outbox. */
public final class SesService implements AwsService {
    private final V1Operations first;
    private final V2Operations second;
    private final V2Identities secondIdentities;

    public SesService(CloudContext context) {
        var identities = new Identities(context);
        var postbox = new Postbox(context, identities);
        first = new V1Operations(identities, postbox);
        second = new V2Operations(postbox);
        secondIdentities = new V2Identities(identities);
    }

    @Override
    public void register(Operations operations) {
        first.register(operations);
        second.register(operations);
        secondIdentities.register(operations);
    }
}
