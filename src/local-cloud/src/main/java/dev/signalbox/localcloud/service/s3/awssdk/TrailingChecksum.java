package dev.signalbox.localcloud.service.s3.awssdk;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.gaul.s3proxy.checksum.FlexChecksum;

/**
 * A checksum that comes behind the body. The handler compares it with the body but does not tell the store, which shall
 * keep it, so the algorithm travels beside the call.
 */
final class TrailingChecksum {
    private static final ScopedValue<String> ALGORITHM = ScopedValue.newInstance();

    private TrailingChecksum() {}

    static Optional<String> asked() {
        return ALGORITHM.isBound() ? Optional.of(ALGORITHM.get()) : Optional.empty();
    }

    /** Handles the request with the algorithm its trailer announces, if any. */
    static void during(HttpServletRequest request, S3Handler.Work work) throws Exception {
        var header = request.getHeader("x-amz-trailer");
        var algorithm = header == null ? null : FlexChecksum.fromHeaderName(header.strip());
        if (algorithm == null) {
            work.run();
            return;
        }
        ScopedValue.where(ALGORITHM, algorithm.name()).call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }
}
