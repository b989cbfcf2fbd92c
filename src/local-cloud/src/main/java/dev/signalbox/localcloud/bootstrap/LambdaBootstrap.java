package dev.signalbox.localcloud.bootstrap;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler.UserFaultHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.DtoSerializers;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.converters.LambdaErrorConverter;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import com.amazonaws.services.lambda.runtime.serialization.util.ReflectUtil;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;

/**
 * The main class of a Lambda execution environment: takes invocations from the Runtime API one after the other. Handler
 * loading, serialisation and error shapes are AWS's own; only the loop is ours, because the native HTTP client of the
 * official runtime exists for Linux only.
 */
public final class LambdaBootstrap {
    /** Begins the last line of output of an invocation; the request id and the heap in use, in MiB, follow. */
    public static final String END_MARK = "\u0001end-of-invocation ";

    private final RuntimeApi api;
    private final PrintStream out;

    private LambdaBootstrap(RuntimeApi api, PrintStream out) {
        this.api = api;
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = System.out;
        ReflectUtil.setStaticField(LambdaRuntime.class, "logger", true, new LineLogger(out));
        try {
            new LambdaBootstrap(new RuntimeApi(System.getenv("AWS_LAMBDA_RUNTIME_API")), out).run();
        } catch (IOException e) {
            System.exit(0); // the local cloud is gone, and nobody is left to tell
        }
    }

    private void run() throws IOException {
        LambdaRequestHandler handler;
        try {
            handler = load(System.getenv("_HANDLER"));
        } catch (UserFault fault) {
            out.println(fault.reportableError());
            out.flush();
            api.initError(DtoSerializers.serialize(LambdaErrorConverter.fromUserFault(fault)), fault.exception);
            System.exit(1);
            return;
        }
        while (true) {
            var invocation = api.next();
            if (invocation.isPresent()) {
                answer(handler, invocation.get());
            }
        }
    }

    /** As AWS's runtime: a missing class fails every invocation, a failing initialiser ends the environment. */
    @SuppressWarnings("IllegalCatch") // whatever a function's static initialiser throws
    private static LambdaRequestHandler load(String name) {
        HandlerInfo info;
        try {
            info = HandlerInfo.fromString(name, ClassLoader.getSystemClassLoader());
        } catch (HandlerInfo.InvalidHandlerException e) {
            return new UserFaultHandler(UserFault.makeUserFault("Invalid handler: `" + name + "'"));
        } catch (ClassNotFoundException e) {
            return LambdaRequestHandler.classNotFound(e, HandlerInfo.className(name));
        } catch (NoClassDefFoundError e) {
            return LambdaRequestHandler.initErrorHandler(e, HandlerInfo.className(name));
        } catch (Throwable t) {
            throw fault(LambdaRequestHandler.initErrorHandler(t, HandlerInfo.className(name)), t);
        }
        var handler = EventHandlerLoader.loadEventHandler(info);
        if (handler instanceof UserFaultHandler failed && failed.fault.fatal) {
            throw failed.fault;
        }
        return handler;
    }

    private static UserFault fault(LambdaRequestHandler failed, Throwable cause) {
        return failed instanceof UserFaultHandler handler ? handler.fault : UserFault.makeUserFault(cause);
    }

    @SuppressWarnings("IllegalCatch") // a function may throw anything, and the caller must hear of it
    private void answer(LambdaRequestHandler handler, InvocationRequest invocation) throws IOException {
        byte[] result;
        try {
            result = handler.call(invocation).toByteArray();
        } catch (Throwable t) {
            fail(invocation, t instanceof InvocationTargetException && t.getCause() != null ? t.getCause() : t);
            return;
        }
        endOutput(invocation.getId());
        api.response(invocation.getId(), result);
    }

    private void fail(InvocationRequest invocation, Throwable error) throws IOException {
        UserFault.filterStackTrace(error);
        var fault = error instanceof UserFault known ? known : UserFault.makeUserFault(error);
        var request = error instanceof UserFault known ? LambdaErrorConverter.fromUserFault(known)
                : LambdaErrorConverter.fromThrowable(error);
        out.println(fault.reportableError().stripTrailing());
        endOutput(invocation.getId());
        api.error(invocation.getId(), DtoSerializers.serialize(request), request.errorType);
        if (Boolean.TRUE.equals(fault.fatal)) {
            System.exit(1);
        }
    }

    /** Tells the reader of this output that all of the invocation's lines have come. */
    private void endOutput(String requestId) {
        var runtime = Runtime.getRuntime();
        long used = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
        List.of(System.err, System.out).forEach(PrintStream::flush);
        out.println(END_MARK + String.format(Locale.ROOT, "%s %d", requestId, used));
        out.flush();
    }
}
