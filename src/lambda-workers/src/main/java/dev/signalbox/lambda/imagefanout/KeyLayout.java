package dev.signalbox.lambda.imagefanout;

import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.NamePlan;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.stream.Collectors;

/** Where in the bucket an image lies. The same URL always gives the same key. */
enum KeyLayout {
    /** Host and full path: {@code www.example.com/data/flags/cn/cn.gif}. Different URLs have different keys. */
    PATH {
        @Override
        String key(ImageAddress address) {
            var segments = address.path().replaceFirst("^/", "").split("/", -1);
            boolean clean = !address.hasQuery() && Arrays.stream(segments).allMatch(KeyLayout::isSafe);
            var key = host(address) + "/" + String.join("/", segments);
            return clean && fits(key) ? key : distinct(address);
        }
    },
    /** Host and last part of the path, as the original system had it. Different URLs may have the same key. */
    BASENAME {
        @Override
        String key(ImageAddress address) {
            return host(address) + "/" + FileNames.sanitised(last(address));
        }
    };

    private static final int LONGEST = 1024;

    abstract String key(ImageAddress address);

    /** A key that no other URL has, for one whose plain key is taken. */
    String distinct(ImageAddress address) {
        var folders = folders(address).filter(_ -> this == PATH).map(FileNames::sanitised)
                .collect(Collectors.joining("/", "", "/"));
        var name = NamePlan.unique(address.url(), last(address));
        var key = host(address) + (folders.equals("/") ? "/" : "/" + folders) + name;
        return fits(key) ? key : host(address) + "/" + name;
    }

    private static java.util.stream.Stream<String> folders(ImageAddress address) {
        var segments = address.path().replaceFirst("^/+", "").replaceFirst("/+$", "").split("/");
        return segments.length < 2 ? Collections.<String>emptyList().stream()
                : Arrays.stream(segments).limit(segments.length - 1L);
    }

    private static String last(ImageAddress address) {
        var path = address.path().replaceFirst("/+$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** With a port that is not the scheme's own, so that two servers on one host do not mix. */
    private static String host(ImageAddress address) {
        return FileNames.sanitised(address.host().replace(':', '_'));
    }

    private static boolean isSafe(String segment) {
        return !segment.isEmpty() && FileNames.sanitised(segment).equals(segment);
    }

    private static boolean fits(String key) {
        return key.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
    }
}
