package dev.signalbox.localcloud.service.s3.objects;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a client says an upload is to become (docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html).
 *
 * @param checksums of the whole object, base64 by algorithm, as far as the client tells them
 * @param size of the whole object, if the client tells it
 */
public record Completion(List<Part> parts, Conditions conditions, Map<String, String> checksums, OptionalLong size) {
    /** @param checksums base64 by algorithm, as far as the client tells them */
    public record Part(int number, String eTag, Map<String, String> checksums) {}

    /** The stored parts that are meant, in their order. */
    List<UploadedPart> chosen(Upload upload, List<UploadedPart> stored) {
        if (parts.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).number() <= parts.get(i - 1).number()) {
                throw S3Errors.invalidPartOrder();
            }
        }
        var known = new HashMap<Integer, UploadedPart>();
        stored.forEach(part -> known.put(part.number(), part));
        var chosen = parts.stream().map(part -> checked(upload, part, Optional.ofNullable(known.get(part.number()))))
                .toList();
        if (chosen.subList(0, chosen.size() - 1).stream().anyMatch(part -> part.piece()
                .size() < Uploads.SMALLEST_PART)) {
            throw S3Errors.entityTooSmall();
        }
        checkSize(chosen);
        return chosen;
    }

    private static UploadedPart checked(Upload upload, Part part, Optional<UploadedPart> stored) {
        var found = stored.filter(s -> s.eTag().equals(part.eTag().replace("\"", ""))).orElseThrow(
                S3Errors::invalidPart);
        part.checksums().forEach((algorithm, sum) -> {
            var real = found.checksums().get(algorithm);
            if (real != null && !real.equals(sum)) {
                throw S3Errors.invalidPart();
            }
        });
        if (upload.algorithm().isPresent() && !upload.wholeChecksum() && !part.checksums().containsKey(upload
                .algorithm().get())) {
            throw S3Errors.invalidRequest("The upload was created using a " + upload.algorithm().get().toLowerCase(
                    Locale.ROOT)
                    + " checksum. The complete request must include the checksum for each part. It was missing for part "
                    + part.number() + " in the request.");
        }
        return found;
    }

    private void checkSize(List<UploadedPart> chosen) {
        long real = chosen.stream().mapToLong(part -> part.piece().size()).sum();
        if (size.isPresent() && size.getAsLong() != real) {
            throw S3Errors.invalidRequest("The provided 'x-amz-mp-object-size' header value " + size.getAsLong()
                    + " does not match what was computed: " + real);
        }
    }

    /** A composite checksum may be given with or without the number of parts behind it. */
    void checkWhole(Map<String, String> computed) {
        checksums.forEach((algorithm, sum) -> {
            var real = computed.get(algorithm);
            if (real != null && !real.equals(sum) && !real.startsWith(sum + "-")) {
                throw S3Errors.badDigest(algorithm);
            }
        });
    }
}
