package dev.signalbox.console.store.downloads;

import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.store.Topic;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.PipelineService;
import dev.signalbox.deploy.StackSummary;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Download services among the stacks of the environment: those of bundled pipelines that are services. */
public final class DeployedServices {
    private final Topic<Loadable<List<StackSummary>>> stacks;
    private final Runnable refresh;
    private final PipelineCatalogue catalogue;

    /** @param refresh reads the stacks anew */
    public DeployedServices(Topic<Loadable<List<StackSummary>>> stacks, Runnable refresh, PipelineCatalogue catalogue) {
        this.stacks = stacks;
        this.refresh = refresh;
        this.catalogue = catalogue;
    }

    Topic<Loadable<List<StackSummary>>> stacks() {
        return stacks;
    }

    void refresh() {
        refresh.run();
    }

    List<ServiceAddress> services() {
        return stacks.latest().newest().orElse(List.of()).stream().filter(StackSummary::usable).flatMap(s -> service(s)
                .stream()).toList();
    }

    private Optional<ServiceAddress> service(StackSummary stack) {
        return stack.pipeline().flatMap(catalogue::find).flatMap(p -> p.service().flatMap(s -> address(stack, p, s)));
    }

    private static Optional<ServiceAddress> address(StackSummary stack, Pipeline pipeline, PipelineService service) {
        Map<String, String> outputs = stack.outputs();
        return Optional.ofNullable(outputs.get(service.url())).flatMap(ServiceAddress::parse).map(
                url -> new ServiceAddress(stack.name(), url, ServiceAddress.Origin.STACK, Optional.ofNullable(outputs
                        .get(service.apiKeySecret())), pipeline.files().flatMap(f -> Optional.ofNullable(outputs.get(f
                                .bucket())))));
    }
}
