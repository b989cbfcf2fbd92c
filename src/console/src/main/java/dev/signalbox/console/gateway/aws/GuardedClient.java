package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ChangeGuard;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkRequest;

/**
 * Stands before an SDK client and asks the guard before the client does anything. An interceptor of ours comes too late for one
 * thing: the SDK's own have resolved the credentials by then, and that may ask the operator for a code.
 */
final class GuardedClient implements InvocationHandler {
    private final Object client;
    private final ChangeGuard guard;

    private GuardedClient(Object client, ChangeGuard guard) {
        this.client = client;
        this.guard = guard;
    }

    @SuppressWarnings("unchecked") // it implements all the interfaces of the client, and C is one of them
    static <C> C of(C client, ChangeGuard guard) {
        return guard == ChangeGuard.OPEN ? client
                : (C) Proxy.newProxyInstance(client.getClass().getClassLoader(),
                        interfaces(client.getClass()), new GuardedClient(client, guard));
    }

    /** Also those of what it extends: the SDK's clients that find buckets in other Regions name none themselves. */
    private static Class<?>[] interfaces(Class<?> type) {
        return Stream.<Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass).flatMap(t -> Arrays.stream(t
                .getInterfaces())).distinct().toArray(Class<?>[]::new);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (isCall(method)) {
            String service = method.getDeclaringClass().getSimpleName().replaceFirst("Client$", "");
            String operation = operation(method.getName());
            if (SdkReads.changes(service, operation)) {
                guard.check(service, operation);
            }
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Not what only tells something about the client, or closes it. */
    private static boolean isCall(Method method) {
        return AwsResponse.class.isAssignableFrom(method.getReturnType())
                || Arrays.stream(method.getParameterTypes()).anyMatch(SdkRequest.class::isAssignableFrom)
                || Arrays.stream(method.getParameterTypes()).anyMatch(Consumer.class::isAssignableFrom);
    }

    private static String operation(String method) {
        return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1).replaceFirst(
                "(Paginator|AsBytes)$",
                "");
    }
}
