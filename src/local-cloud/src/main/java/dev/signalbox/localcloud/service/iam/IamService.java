package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.RolePolicies;
import java.util.Optional;
import java.util.stream.Stream;

/** Identity and Access Management. */
public final class IamService implements AwsService, RolePolicies {
    private final Roles storedRoles;
    private final ManagedPolicies managed;
    private final RoleOperations roles;
    private final RolePolicyOperations policies;
    private final ProfileOperations profiles;
    private final PolicyOperations managedPolicies;
    private final VersionOperations versions;
    private final Simulation simulation;

    public IamService(CloudContext context) {
        this.storedRoles = new Roles(context.store());
        this.managed = new ManagedPolicies(context.store(), context.identity().partition());
        var storedProfiles = new Profiles(context.store());
        this.roles = new RoleOperations(context, storedRoles, storedProfiles, managed);
        this.policies = new RolePolicyOperations(storedRoles, managed);
        this.managedPolicies = new PolicyOperations(context, managed, storedRoles);
        this.versions = new VersionOperations(managed, context.time());
        this.simulation = new Simulation(context, this::role);
        this.profiles = new ProfileOperations(context, storedRoles, storedProfiles);
    }

    @Override
    public void register(Operations operations) {
        roles.register(operations);
        policies.register(operations);
        profiles.register(operations);
        managedPolicies.register(operations);
        versions.register(operations);
        simulation.register(operations);
    }

    @Override
    public Optional<Role> role(String name) {
        return storedRoles.find(name).map(role -> new Role(role.arn(), role.id(), role.settings().trustPolicy(), Stream
                .concat(role.policies().values().stream(), role.attached().stream().flatMap(arn -> managed.find(arn)
                        .map(
                                StoredPolicy::document).stream())).toList(), role.settings().boundary().map(
                                        arn -> managed.find(
                                                arn).map(StoredPolicy::document).orElse("")), role.tags()));
    }
}
