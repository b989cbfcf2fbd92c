package dev.signalbox.localcloud.service.cloudformation.resource;

/** Creates nothing: a name that other resources can depend on. Its {@code Ref} is no URL, as nobody listens for signals here. */
final class WaitConditionHandle implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct();
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.upper(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return false;
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {}
}
