package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.CORSRule;

/** Tells web pages what the bucket's cross-origin rules let them do; then the objects' own route answers. */
final class CrossOriginRoute implements Route {
    private static final String ANY = "*";

    private final Route objects;
    private final Buckets buckets;
    private final Configurations<CORSConfiguration> rules;

    CrossOriginRoute(Route objects, Buckets buckets) {
        this.objects = objects;
        this.buckets = buckets;
        this.rules = new Configurations<>(buckets, BucketSettings.CROSS_ORIGIN, CORSConfiguration.class);
    }

    @Override
    public String prefix() {
        return objects.prefix();
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        boolean preflight = request.getMethod().equals("OPTIONS");
        if (origin.isPresent()) {
            var asked = preflight ? String.valueOf(request.getHeader("Access-Control-Request-Method"))
                    : request.getMethod();
            var headers = preflight ? requested(request) : List.<String>of();
            var rule = configured(request).flatMap(all -> all.stream().filter(r -> allows(r, origin.get(), asked)
                    && headers.stream().allMatch(h -> like(r.allowedHeaders(), h))).findFirst());
            rule.ifPresent(r -> mark(response, r, origin.get(), headers));
            if (preflight) {
                answer(response, rule.isPresent(), configured(request).isPresent());
                return;
            }
        }
        objects.handle(request, response);
    }

    private static List<String> requested(HttpServletRequest request) {
        var names = Optional.ofNullable(request.getHeader("Access-Control-Request-Headers")).orElse("");
        return Stream.of(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
    }

    private Optional<List<CORSRule>> configured(HttpServletRequest request) {
        var bucket = request.getRequestURI().substring(1).split("/", 2)[0];
        return Optional.of(bucket).filter(buckets::exists).flatMap(rules::find).map(CORSConfiguration::corsRules);
    }

    private static boolean allows(CORSRule rule, String origin, String method) {
        return like(rule.allowedOrigins(), origin) && rule.allowedMethods().contains(method);
    }

    /** A star stands for any characters. */
    private static boolean like(List<String> patterns, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return patterns.stream().anyMatch(p -> Pattern.matches(Pattern.quote(p.toLowerCase(Locale.ROOT)).replace(ANY,
                "\\E.*\\Q"), lower));
    }

    private static void mark(HttpServletResponse response, CORSRule rule, String origin, List<String> headers) {
        boolean anybody = rule.allowedOrigins().contains(ANY);
        response.setHeader("Access-Control-Allow-Origin", anybody ? ANY : origin);
        if (!anybody) {
            response.setHeader("Access-Control-Allow-Credentials", "true");
        }
        response.setHeader("Access-Control-Allow-Methods", String.join(", ", rule.allowedMethods()));
        if (!headers.isEmpty()) {
            response.setHeader("Access-Control-Allow-Headers", String.join(", ", headers).toLowerCase(Locale.ROOT));
        }
        if (!rule.exposeHeaders().isEmpty()) {
            response.setHeader("Access-Control-Expose-Headers", String.join(", ", rule.exposeHeaders()));
        }
        Optional.ofNullable(rule.maxAgeSeconds()).ifPresent(age -> response.setHeader("Access-Control-Max-Age", age
                .toString()));
        response.setHeader("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }

    private static void answer(HttpServletResponse response, boolean allowed, boolean configured) throws IOException {
        if (allowed) {
            return;
        }
        var why = configured ? "This CORS request is not allowed. This is usually because the evalution of Origin, "
                + "request method / Access-Control-Request-Method or Access-Control-Request-Headers are not "
                + "whitelisted by the resource's CORS spec." : "CORS is not enabled for this bucket.";
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("application/xml");
        response.getOutputStream().write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessForbidden"
                + "</Code><Message>CORSResponse: " + why + "</Message></Error>").getBytes(StandardCharsets.UTF_8));
    }
}
