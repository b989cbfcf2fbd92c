package dev.signalbox.console.store.transfer;

import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.transfer.work.Limits;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;

/** Transfers that some journals tell of, for a test that only looks at them. */
public final class ScriptedTransfers {
    public static final String ENVIRONMENT = "local";

    private ScriptedTransfers() {}

    /** Those of the folder, read at once. */
    public static Transfers kept(Path journals, Clock clock) {
        return new Transfers(journals, ENVIRONMENT, new Gateways(new ScriptedStore(), noUploads(), new Limits(4)),
                new Desk(new Tasks(clock), clock, Runnable::run, Enum::name));
    }

    /** An S3 that takes nothing. */
    static MultipartGateway noUploads() {
        return (MultipartGateway) Proxy.newProxyInstance(MultipartGateway.class.getClassLoader(), new Class<?>[]{
                MultipartGateway.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
