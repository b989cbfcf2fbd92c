package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.ChildProcesses;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.lambda.source.EventSourceMappings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;

/** Lambda for Java functions. */
public final class LambdaService implements AwsService {
    private final ChildProcesses children;
    private final CodeStore code;
    private final AotFiles aotFiles;
    private final FunctionStore functions;
    private final EnvironmentPool pool;
    private final AsyncInvocations events;
    private final FunctionOperations operations;
    private final Versions versions;
    private final Aliases aliases;
    private final Concurrency concurrency;
    private final EventInvokeConfigs configs;
    private final EventSourceMappings sources;
    private final Permissions permissions;
    private final Invocations invocations;
    private final RuntimeApiRoute runtimeApi;

    public LambdaService(CloudContext context) {
        var folder = context.dataFolder().resolve("lambda");
        children = ChildProcesses.open(context.store(), "lambda");
        code = new CodeStore(folder.resolve("code"), context.objects());
        aotFiles = new AotFiles(folder.resolve("caches"));
        functions = new FunctionStore(context);
        try {
            var launcher = new EnvironmentLauncher(context, code, children, folder.resolve("environments"),
                    aotFiles);
            pool = new EnvironmentPool(launcher, context.time(), EnvironmentLimits.ofThisComputer());
        } catch (IOException e) {
            throw new UncheckedIOException("Lambda's folder " + folder + " cannot be written", e);
        }
        configs = new EventInvokeConfigs(functions);
        events = new AsyncInvocations(functions, configs, new EventEnds(new Destinations(context.calls()), context
                .time()), pool::invoke);
        sources = new EventSourceMappings(context);
        versions = new Versions(functions);
        aliases = new Aliases(functions);
        concurrency = new Concurrency(functions);
        operations = new FunctionOperations(functions, versions, code, pool, context.time());
        permissions = new Permissions(functions);
        invocations = new Invocations(functions, pool, events);
        runtimeApi = new RuntimeApiRoute(pool::find, context.time(), Invocations.RESPONSE_LIMIT);
    }

    @Override
    public void register(Operations table) {
        operations.register(table);
        versions.register(table);
        aliases.register(table);
        concurrency.register(table);
        configs.register(table);
        sources.register(table);
        permissions.register(table);
        table.on(InvokeRequest.class, invocations::invoke);
    }

    @Override
    public List<Route> routes() {
        return List.of(runtimeApi);
    }

    @Override
    public void resume() {
        var used = functions.everything().map(f -> f.code().sha256()).collect(Collectors.toSet());
        code.keepOnly(used);
        aotFiles.keepOnly(used);
        events.resume();
        sources.resume();
    }

    @Override
    public void close() {
        sources.close();
        events.close();
        pool.close();
        children.close();
    }
}
