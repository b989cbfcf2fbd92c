package dev.signalbox.localcloud.service.cloudformation.resource;

import java.util.Map;
import java.util.Set;

/** A resource that is nothing but the policy of one or more others, named by one of its properties. */
abstract class SharedPolicy implements ResourceType {
    private final String targets;

    /** @param targets the property that lists whose policy it is */
    SharedPolicy(String targets) {
        this.targets = targets;
    }

    /** @param policy empty to take it away */
    abstract void set(ResourceRequest request, String target, String policy);

    /** Fails with the service's not-found error when there is no such target. */
    abstract void look(ResourceRequest request, String target);

    @Override
    public final Shape.Struct properties() {
        return Shape.struct().with(targets, Shape.TEXTS).with("PolicyDocument", Shape.FREE).requiring(targets,
                "PolicyDocument");
    }

    @Override
    public final Set<String> attributes() {
        return Set.of("Id");
    }

    /** It has no name that could be taken; setting a policy twice is harmless. */
    @Override
    public final String plannedId(ResourceRequest request) {
        return "";
    }

    @Override
    public final void create(ResourceRequest request) {
        set(request, request.get("PolicyDocument").toString());
        request.initiated().accept(PhysicalName.mixed(request, 128));
    }

    private void set(ResourceRequest request, String policy) {
        request.get(targets).forEach(target -> set(request, target.asText(), policy));
    }

    @Override
    public final Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public final Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public final void update(ResourceUpdate update) {
        update.gone(targets).forEach(target -> Missing.not(() -> set(update.request(), target, "")));
        set(update.request(), update.request().get("PolicyDocument").toString());
    }

    @Override
    public final boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.get(targets).forEach(target -> look(request, target.asText())));
    }

    @Override
    public final void delete(ResourceRequest request, String physicalId) {
        set(request, "");
    }
}
