package dev.signalbox.deploy.watch;

import java.util.Set;

/**
 * A resource as the template declares it.
 *
 * @param needs logical ids of the resources that must be there first, by reference or {@code DependsOn}
 */
public record DeclaredResource(String logicalId, String type, Set<String> needs) {
    public DeclaredResource {
        needs = Set.copyOf(needs);
    }
}
