package dev.signalbox.console.gateway.aws.signin.guard;

import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsExecutionAttribute;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Lets a request pass to AWS's own endpoints over TLS, and to those that the operator consented to for this profile; every other
 * ends with {@link ForeignEndpointException}. Looks at the request itself, so it does not matter who set the endpoint: before
 * it is signed, and again before each attempt to send it.
 */
public final class HostGuard implements ExecutionInterceptor {
    private final Set<String> consented;

    /** @param consented of these scheme, host and port count */
    public HostGuard(Collection<URI> consented) {
        this.consented = consented.stream().map(u -> place(u.getScheme(), u.getHost(), u.getPort())).collect(Collectors
                .toUnmodifiableSet());
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        check(context.httpRequest(), attributes);
        return context.httpRequest();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        check(context.httpRequest(), attributes);
    }

    /** Whether credentials may go there although it need not be AWS's own. */
    public boolean isConsented(URI endpoint) {
        return consented.contains(place(endpoint.getScheme(), endpoint.getHost(), endpoint.getPort()));
    }

    private void check(SdkHttpRequest request, ExecutionAttributes attributes) {
        boolean own = "https".equalsIgnoreCase(request.protocol()) && OwnHosts.has(request.host(), attributes
                .getAttribute(AwsExecutionAttribute.ENDPOINT_PREFIX), attributes.getAttribute(
                        AwsExecutionAttribute.AWS_REGION));
        String place = place(request.protocol(), request.host(), request.port());
        if (!own && !consented.contains(place)) {
            throw new ForeignEndpointException(place);
        }
    }

    private static String place(String scheme, String host, int port) {
        int usual = "https".equalsIgnoreCase(scheme) ? 443 : 80;
        return (scheme + "://" + host).toLowerCase(Locale.ROOT) + ":" + (port < 0 ? usual : port);
    }
}
