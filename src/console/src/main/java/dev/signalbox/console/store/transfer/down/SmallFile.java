package dev.signalbox.console.store.transfer.down;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.transfer.Digest;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.DownloadsGateway.Range;
import dev.signalbox.console.model.transfer.StoredObject;
import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.Tally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches an object by one request, which also brings its checksum: it is made while the bytes go by. */
final class SmallFile {
    private final DownloadsGateway gateway;
    private final RangeFetch ranges;
    private final Verification verification;

    SmallFile(DownloadsGateway gateway, RangeFetch ranges, Verification verification) {
        this.gateway = gateway;
        this.ranges = ranges;
        this.verification = verification;
    }

    /** @return by what it was verified */
    String fetch(StoredObject object, Path part, Tally.Move move)
            throws GatewayException, IOException, InterruptedException {
        var writing = new Writing(new PartFile(part, false));
        try (var _ = writing.file) {
            ranges.fetch(object, new Range(0, object.size()), writing, move);
        }
        var known = writing.known;
        if (known.isEmpty()) {
            return "";
        }
        if (writing.digest == null) {
            return verification.compare(writing.object.orElse(object), part);
        }
        Verification.check(object, known.get(), HexFormat.of().formatHex(writing.digest.value()));
        return known.get().words();
    }

    private final class Writing implements RangeFetch.Target {
        private final PartFile file;
        private Optional<StoredObject> object = Optional.empty();
        private Optional<Verification.Known> known = Optional.empty();
        private @Nullable Digest digest;

        private Writing(PartFile file) {
            this.file = file;
        }

        @Override
        public void begins(StoredObject as) {
            object = Optional.of(as);
            known = Verification.known(as);
            digest = known.filter(k -> k.parts() == 0).map(k -> gateway.digest(k.algorithm())).orElse(null);
        }

        @Override
        public void bytes(byte[] bytes, int count, long at) throws LocalFileException {
            file.write(bytes, count, at);
            if (digest != null) {
                digest.update(bytes, 0, count);
            }
        }
    }
}
