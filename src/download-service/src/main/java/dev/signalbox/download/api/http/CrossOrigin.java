package dev.signalbox.download.api.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What pages of other origins may do. Browsers send some requests that change things without asking first, so those are
 * refused here; what has no {@code Origin} does not come from a page.
 */
public final class CrossOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Set<String> allowed;

    /** @param allowed origins such as {@code https://ops.example}, or {@code *} */
    public CrossOrigin(Set<String> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    void handle(Context ctx) {
        var origin = ctx.header("Origin");
        if (origin == null) {
            return;
        }
        ctx.header("Vary", "Origin");
        if (allowed.contains("*") || allowed.contains(origin)) {
            ctx.header("Access-Control-Allow-Origin", allowed.contains("*") ? "*" : origin);
            ctx.header("Access-Control-Expose-Headers", "Retry-After");
            if (ctx.header("Access-Control-Request-Method") != null) {
                ctx.header("Access-Control-Allow-Methods", "GET, HEAD, POST, PATCH, DELETE");
                ctx.header("Access-Control-Allow-Headers", "Authorization, Content-Type, X-Api-Key");
                ctx.header("Access-Control-Max-Age", "600");
            }
        } else if (!SAFE.contains(ctx.method().name()) && !isOwn(origin, ctx.header("Host"))) {
            throw Problem.of(403, "cross_origin",
                    "Pages of this origin may not change anything here; allow it with api.cors_origins").raised();
        }
    }

    /** The scheme is left out: behind a load balancer it is not known here. */
    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            var authority = URI.create(origin).getRawAuthority();
            return host != null && authority != null && bare(authority).equals(bare(host));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String bare(String authority) {
        return authority.toLowerCase(Locale.ROOT).replaceFirst(":(80|443)$", "");
    }
}
