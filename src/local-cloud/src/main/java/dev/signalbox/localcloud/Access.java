package dev.signalbox.localcloud;

import dev.signalbox.localcloud.access.Enforcement;
import dev.signalbox.localcloud.access.GuardedObjects;
import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.RolePolicies;
import dev.signalbox.localcloud.runtime.Route;
import java.util.List;
import java.util.Optional;

/** Policies are enforced, if that was asked for. */
final class Access {
    private final CloudContext context;
    private final Optional<Enforcement> enforcement;

    private Access(CloudContext context, Optional<Enforcement> enforcement) {
        this.context = context;
        this.enforcement = enforcement;
    }

    /** Before any request arrives and before any service takes up work. */
    static Access of(LocalCloudOptions.Iam iam, CloudContext context, Registry registry, List<AwsService> services) {
        if (iam == LocalCloudOptions.Iam.KEPT) {
            return new Access(context, Optional.empty());
        }
        var roles = services.stream().filter(RolePolicies.class::isInstance).map(RolePolicies.class::cast).findFirst()
                .orElseThrow(() -> new IllegalStateException("No service here keeps roles"));
        var enforcement = new Enforcement(context, roles, services);
        registry.guardBy(enforcement);
        return new Access(context, Optional.of(enforcement));
    }

    /** S3's objects are served by a route of their own, which asks for leave only through this. */
    Route guarded(Route route) {
        return enforcement.filter(_ -> route.prefix().equals("/")).<Route>map(e -> new GuardedObjects(route, context,
                e))
                .orElse(route);
    }

    List<String> needless() {
        return enforcement.map(Enforcement::needless).orElse(List.of());
    }

    List<String> denied() {
        return enforcement.map(Enforcement::denied).orElse(List.of());
    }
}
