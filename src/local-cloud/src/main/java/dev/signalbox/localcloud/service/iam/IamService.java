package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;

/** Identity and Access Management. */
public final class IamService implements AwsService {
    private final RoleOperations roles;
    private final RolePolicyOperations policies;
    private final ProfileOperations profiles;

    public IamService(CloudContext context) {
        var storedRoles = new Roles(context.store());
        var storedProfiles = new Profiles(context.store());
        this.roles = new RoleOperations(context, storedRoles, storedProfiles);
        this.policies = new RolePolicyOperations(storedRoles);
        this.profiles = new ProfileOperations(context, storedRoles, storedProfiles);
    }

    @Override
    public void register(Operations operations) {
        roles.register(operations);
        policies.register(operations);
        profiles.register(operations);
    }
}
