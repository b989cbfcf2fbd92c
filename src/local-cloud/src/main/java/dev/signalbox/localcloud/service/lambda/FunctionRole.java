package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.ChildKeys;
import dev.signalbox.localcloud.runtime.CloudContext;
import java.util.Map;

/** The role that a function acts as, in a session of the function's name. */
record FunctionRole(CloudContext context, String arn, String function) {
    static FunctionRole of(CloudContext context, FunctionRecord function) {
        return new FunctionRole(context, function.configuration().role(), function.name());
    }

    Caller caller() {
        return Caller.assuming(arn, function);
    }

    /** What the function's own calls are signed with. */
    Map<String, String> keys() {
        return ChildKeys.of(context, caller());
    }

    /** Other services as the function may have them. */
    CloudContext acting() {
        return context.as(this::caller);
    }
}
