package dev.signalbox.localcloud.runtime;

import dev.signalbox.localcloud.outbox.Outbox;
import dev.signalbox.localcloud.store.Store;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What every service is made with.
 *
 * @param identity account, Region, partition and keys of this local cloud
 * @param endpoint where this local cloud is reached; known only once the port is bound, so ask when needed
 * @param dataFolder absolute; a service keeps files only below {@code dataFolder.resolve(<service name>)}
 */
public record CloudContext(CloudIdentity identity, Endpoint endpoint, Path dataFolder, Store store, Time time,
        Calls calls, ObjectContents objects) {

    /** The amazon resource name of something here; S3 and IAM ARNs carry no Region, so they pass an empty one. */
    public String arn(String service, String region, String resource) {
        var account = service.equals("s3") ? "" : identity.account();
        return "arn:" + identity.partition() + ":" + service + ":" + region + ":" + account + ":" + resource;
    }

    /** The same, with other services' operations and objects as this caller may have them. */
    public CloudContext as(Supplier<Caller> caller) {
        return new CloudContext(identity, endpoint, dataFolder, store, time, new ActingCalls(calls, caller),
                new ActingObjects(this, caller));
    }

    /** Where mails and notifications go that leave the cloud on AWS. */
    public Outbox outbox() {
        return new Outbox(store, time::now);
    }

    /** The ARN of a Regional resource. */
    public String arn(String service, String resource) {
        return arn(service, identity.region(), resource);
    }
}
