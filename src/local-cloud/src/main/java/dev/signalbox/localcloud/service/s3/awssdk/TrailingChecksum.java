package dev.signalbox.localcloud.service.s3.awssdk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;

/**
 * A checksum that comes behind the body. The handler compares it with the body but does not tell the store, which shall
 * keep it, nor of a part the client, so both travel beside the call.
 */
final class TrailingChecksum {
    private static final ScopedValue<Asked> ASKED = ScopedValue.newInstance();

    private record Asked(FlexChecksum algorithm, HttpServletResponse response) {}

    private TrailingChecksum() {}

    static Optional<String> asked() {
        return ASKED.isBound() ? Optional.of(ASKED.get().algorithm().name()) : Optional.empty();
    }

    /** Tells the client what was kept, as S3 does. */
    static void answer(Map<String, String> checksums) {
        asked().map(checksums::get).ifPresent(sum -> ASKED.get().response().setHeader(ASKED.get().algorithm()
                .header(), sum));
    }

    /** Handles the request with the algorithm its trailer announces, if any. */
    static void during(HttpServletRequest request, HttpServletResponse response, S3Handler.Work work)
            throws Exception {
        var header = request.getHeader("x-amz-trailer");
        var algorithm = header == null ? null : FlexChecksum.fromHeaderName(header.strip());
        if (algorithm == null) {
            work.run();
            return;
        }
        ScopedValue.where(ASKED, new Asked(algorithm, response)).call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
