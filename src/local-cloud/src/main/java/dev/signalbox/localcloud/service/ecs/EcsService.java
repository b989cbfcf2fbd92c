package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;

/**
 * ECS in its Fargate form. An image is a runnable jar in local S3 ({@code s3://bucket/key.jar}), a task one child process.
 * Services are kept and brought about again after a restart; tasks of RunTask are not.
 */
public final class EcsService implements AwsService {
    private final State state;
    private final TaskLauncher launcher;
    private final Tasks tasks;
    private final ServiceBook book;
    private final Reconciler reconciler;

    public EcsService(CloudContext context) {
        this.state = new State(context);
        this.launcher = new TaskLauncher(context);
        this.tasks = new Tasks(state, launcher);
        this.book = new ServiceBook(state);
        this.reconciler = new Reconciler(state, tasks, new Targets(state, context.calls()), book);
    }

    @Override
    public void register(Operations operations) {
        new ClusterOperations(state, tasks).register(operations);
        new Definitions(state).register(operations);
        new TaskOperations(state, tasks).register(operations);
        new ServiceOperations(state, book, new ServiceView(state.names(), tasks), reconciler::look).register(
                operations);
        new EcsTags(state).register(operations);
    }

    @Override
    public void resume() {
        reconciler.start();
    }

    @Override
    public void close() {
        reconciler.close();
        launcher.close();
    }
}
