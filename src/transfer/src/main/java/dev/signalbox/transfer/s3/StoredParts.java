package dev.signalbox.transfer.s3;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;

/** What an earlier process has stored of an upload. */
record StoredParts(S3Client s3, UploadPoint point) {
    CreateMultipartUploadResponse upload() {
        return CreateMultipartUploadResponse.builder().bucket(point.bucket()).key(point.key())
                .uploadId(point.uploadId()).build();
    }

    /** The parts of the point; such as were sent after it are sent again. */
    List<CompletedPart> parts() throws UploadLostException {
        var found = new ArrayList<CompletedPart>();
        try {
            for (var part : s3.listPartsPaginator(b -> b.bucket(point.bucket()).key(point.key()).uploadId(point
                    .uploadId())).parts()) {
                boolean next = part.partNumber() == found.size() + 1 && part.size() == S3Upload.PART_BYTES;
                if (next && found.size() < point.parts()) {
                    found.add(CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag())
                            .checksumCRC32(point.checksums().get(found.size())).build());
                }
            }
        } catch (NoSuchUploadException e) {
            throw new UploadLostException("The upload is not there any more");
        }
        if (found.size() < point.parts()) {
            throw new UploadLostException("Only " + found.size() + " of " + point.parts() + " parts are there");
        }
        return found;
    }

    byte[] tail() throws UploadLostException {
        if (point.tail() == 0) {
            return new byte[0];
        }
        try {
            var bytes = s3.getObjectAsBytes(b -> b.bucket(point.bucket()).key(point.tailKey())).asByteArrayUnsafe();
            if (bytes.length == point.tail()) {
                return bytes;
            }
        } catch (NoSuchKeyException e) {
            throw new UploadLostException("The last bytes are not there any more");
        }
        throw new UploadLostException("The last bytes are not those of the last run");
    }
}
