package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The functions that exist. */
final class FunctionStore {
    private static final Pattern NAME = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z0-9-]+:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]{1,64})"
                    + "(:(\\$LATEST|[a-zA-Z0-9-_]+))?");

    private final CloudContext context;
    private final Store store;
    private final DurableMap<FunctionRecord> functions;

    FunctionStore(CloudContext context) {
        this.context = context;
        this.store = context.store();
        this.functions = store.map("lambda.functions", FunctionRecord.class);
    }

    String arn(String name) {
        return context.arn("lambda", "function:" + name);
    }

    /** The name within a function name, partial ARN or ARN, all of which AWS takes for a function's name. */
    String name(@Nullable String given, @Nullable String qualifier) {
        var text = given == null ? "" : given;
        var match = NAME.matcher(text);
        if (!match.matches() || text.startsWith("arn:") && !text.startsWith(arn(""))) {
            if (text.startsWith("arn:") && match.matches()) {
                throw LambdaErrors.notFound("Function not found: " + text);
            }
            throw LambdaErrors.constraint("functionName", text, "Member must satisfy regular expression pattern: "
                    + NAME.pattern());
        }
        var version = match.group(8) == null ? qualifier : match.group(8);
        if (version != null && !version.equals("$LATEST")) {
            throw LambdaErrors.notFound("Function not found: " + arn(match.group(6)) + ":" + version);
        }
        return match.group(6);
    }

    Optional<FunctionRecord> find(String name) {
        return functions.get(name);
    }

    FunctionRecord get(@Nullable String given, @Nullable String qualifier) {
        var name = name(given, qualifier);
        return find(name).orElseThrow(() -> LambdaErrors.notFound("Function not found: " + arn(name)));
    }

    FunctionRecord byArn(String arn) {
        return get(arn, null);
    }

    void create(FunctionRecord function) {
        boolean free = store.write(() -> functions.putIfAbsent(function.name(), function));
        if (!free) {
            throw LambdaErrors.conflict("Function already exist: " + function.name());
        }
    }

    /** Changes a function, one change at a time. */
    synchronized FunctionRecord change(String name, UnaryOperator<FunctionRecord> change) {
        var old = find(name).orElseThrow(() -> LambdaErrors.notFound("Function not found: " + arn(name)));
        var changed = change.apply(old);
        store.write(() -> functions.put(name, changed));
        return changed;
    }

    synchronized void delete(String name) {
        if (!functions.contains(name)) {
            throw LambdaErrors.notFound("Function not found: " + arn(name));
        }
        store.write(() -> functions.remove(name));
    }

    List<FunctionRecord> all() {
        return functions.values().toList();
    }
}
