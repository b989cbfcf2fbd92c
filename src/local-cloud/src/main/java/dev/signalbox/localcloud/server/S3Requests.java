package dev.signalbox.localcloud.server;

import dev.signalbox.localcloud.wire.auth.Authorization;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells S3's requests, which look like plain HTTP, from those of all other services. */
final class S3Requests {
    private S3Requests() {}

    static boolean isOne(HttpServletRequest request) {
        var authorization = Optional.ofNullable(request.getHeader("Authorization"));
        if (authorization.isPresent()) {
            return authorization.flatMap(Authorization::parse).map(parsed -> parsed.service().equals("s3")).orElseGet(
                    () -> authorization.get().startsWith("AWS "));
        }
        return !looksLikeApi(request);
    }

    private static boolean looksLikeApi(HttpServletRequest request) {
        var query = Optional.ofNullable(request.getQueryString()).orElse("");
        var type = Optional.ofNullable(request.getContentType()).orElse("");
        return request.getHeader("X-Amz-Target") != null || request.getHeader("smithy-protocol") != null || type
                .startsWith("application/x-www-form-urlencoded") || type.startsWith("application/x-amz-json") || query
                        .startsWith("Action=") || query.contains("&Action=");
    }
}
