package dev.signalbox.console.store.permissions;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.PermissionsGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.PolicyKind;
import dev.signalbox.console.model.permissions.Simulation;
import dev.signalbox.console.model.permissions.Simulation.Judged;
import dev.signalbox.console.model.permissions.Simulation.Judged.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** IAM as a test writes it: what is not scripted is allowed. */
final class ScriptedPermissions implements PermissionsGateway {
    static final String ROLE = "arn:aws:sts::111122223333:assumed-role/Operator/ada";

    /** {@code action resource} of each question. */
    final List<String> asked = new ArrayList<>();
    /** By {@code action resource}. */
    final Map<String, Verdict> verdicts = new HashMap<>();
    String who = ROLE;
    int questions;
    List<String> missing = List.of();
    @Nullable String notTold;
    @Nullable Failure failure;

    @Override
    public CallerArn caller() {
        return CallerArn.of(who);
    }

    @Override
    public Simulation simulate(CallerArn caller, Collection<String> actions, String resource) throws GatewayException {
        questions++;
        if (failure != null) {
            throw new GatewayException(failure);
        }
        actions.forEach(a -> asked.add(a + " " + resource));
        return notTold != null ? new Simulation.NotTold(notTold)
                : new Simulation.Told("role", actions.stream().map(
                        a -> new Judged(a, resource, verdicts.getOrDefault(a + " " + resource, Verdict.ALLOWED),
                                PolicyKind.IDENTITY, missing)).toList());
    }
}
