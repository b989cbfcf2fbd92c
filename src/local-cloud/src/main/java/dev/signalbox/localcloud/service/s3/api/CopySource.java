package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.service.s3.objects.ObjectAddress;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be copied: {@code bucket/key} or {@code bucket/key?versionId=…}, percent-encoded, or given apart. */
record CopySource(ObjectAddress address, Optional<String> versionId) {
    private static final String VERSION = "?versionId=";

    static CopySource of(@Nullable String header, @Nullable String bucket, @Nullable String key,
            @Nullable String versionId) {
        if (header == null) {
            if (bucket == null || key == null) {
                throw malformed();
            }
            return new CopySource(new ObjectAddress(bucket, key), Optional.ofNullable(versionId));
        }
        int question = header.lastIndexOf(VERSION);
        var path = decode(question < 0 ? header : header.substring(0, question));
        var steps = (path.startsWith("/") ? path.substring(1) : path).split("/", 2);
        if (steps.length < 2 || steps[0].isEmpty() || steps[1].isEmpty()) {
            throw malformed();
        }
        return new CopySource(new ObjectAddress(steps[0], steps[1]), question < 0 ? Optional.empty()
                : Optional.of(decode(header.substring(question + VERSION.length()))));
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static RuntimeException malformed() {
        return S3Errors.invalidArgument("Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
    }
}
