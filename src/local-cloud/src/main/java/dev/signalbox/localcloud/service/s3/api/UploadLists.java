package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Upload;
import dev.signalbox.localcloud.service.s3.objects.UploadedPart;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** Lists uploads that have begun, and their parts. */
public final class UploadLists {
    private static final int MOST = 1000;
    /** By key, then by age. */
    private static final Comparator<Upload> ORDER = Comparator.comparing(Upload::key).thenComparing(Upload::begun)
            .thenComparing(Upload::id);

    private final Uploads uploads;

    public UploadLists(Uploads uploads) {
        this.uploads = uploads;
    }

    public void register(Operations operations) {
        operations.on(ListPartsRequest.class, this::parts).on(ListMultipartUploadsRequest.class, this::uploads);
    }

    /** A page of the parts, with their checksums, so that another client can complete the upload. */
    public ListPartsResponse parts(ListPartsRequest request) {
        int most = limit(request.maxParts(), "max-parts");
        int after = Optional.ofNullable(request.partNumberMarker()).orElse(0);
        if (after < 0) {
            throw S3Errors.invalidArgument("Argument part-number-marker must be an integer between 0 and 2147483647");
        }
        var upload = uploads.find(request.bucket(), request.key(), request.uploadId());
        var left = uploads.parts(upload).stream().filter(p -> p.number() > after).toList();
        var page = left.subList(0, Math.min(most, left.size()));
        return ListPartsResponse.builder().bucket(upload.bucket()).key(upload.key()).uploadId(upload.id())
                .maxParts(most).partNumberMarker(after).nextPartNumberMarker(page.isEmpty() ? 0
                        : page.getLast()
                                .number()).isTruncated(page.size() < left.size()).storageClass(StorageClass.STANDARD)
                .checksumAlgorithm(upload.algorithm().orElse(null)).checksumType(type(upload).orElse(null))
                .parts(page.stream().map(UploadLists::part).toList()).build();
    }

    private static Optional<ChecksumType> type(Upload upload) {
        return upload.algorithm().map(_ -> Answers.type(upload.wholeChecksum()));
    }

    public static Part part(UploadedPart part) {
        var sums = part.checksums();
        return Part.builder().partNumber(part.number()).eTag(Answers.quoted(part.eTag())).size(part.piece().size())
                .lastModified(part.modified()).checksumCRC32(sums.get("CRC32")).checksumCRC32C(sums.get("CRC32C"))
                .checksumCRC64NVME(sums.get("CRC64NVME")).checksumSHA1(sums.get("SHA1")).checksumSHA256(sums.get(
                        "SHA256")).build();
    }

    private static int limit(@Nullable Integer asked, String name) {
        if (asked != null && asked < 0) {
            throw S3Errors.invalidArgument("Argument " + name + " must be an integer between 0 and 2147483647");
        }
        return asked == null ? MOST : Math.min(asked, MOST);
    }

    public ListMultipartUploadsResponse uploads(ListMultipartUploadsRequest request) {
        int most = limit(request.maxUploads(), "max-uploads");
        var prefix = Requests.text(request.prefix()).orElse("");
        var delimiter = Requests.text(request.delimiter()).orElse("");
        var shown = new ArrayList<Upload>();
        var prefixes = new TreeSet<String>();
        var last = Optional.<Upload>empty();
        boolean more = false;
        for (var upload : after(request)) {
            int end = delimiter.isEmpty() ? -1 : upload.key().indexOf(delimiter, prefix.length());
            var group = end < 0 ? "" : upload.key().substring(0, end + delimiter.length());
            if (!group.isEmpty() && (prefixes.contains(group) || Requests.text(request.keyMarker()).filter(
                    marker -> marker.startsWith(group)).isPresent())) {
                last = prefixes.contains(group) ? Optional.of(upload) : last;
                continue;
            }
            if (shown.size() + prefixes.size() >= most) {
                more = most > 0;
                break;
            }
            last = Optional.of(upload);
            if (group.isEmpty()) {
                shown.add(upload);
            } else {
                prefixes.add(group);
            }
        }
        return page(request, shown, List.copyOf(prefixes), more ? last : Optional.empty(), most);
    }

    private List<Upload> after(ListMultipartUploadsRequest request) {
        var prefix = Requests.text(request.prefix()).orElse("");
        var all = uploads.inBucket(request.bucket()).stream().filter(upload -> upload.key().startsWith(prefix)).sorted(
                ORDER).toList();
        var marker = Requests.text(request.keyMarker()).orElse("");
        var id = Requests.text(request.uploadIdMarker()).orElse("");
        var marked = all.stream().filter(upload -> upload.id().equals(id) && upload.key().equals(marker)).findFirst();
        return all.stream().filter(upload -> marker.isEmpty() || upload.key().compareTo(marker) > 0 || marked.filter(
                m -> ORDER.compare(upload, m) > 0 && upload.key().equals(marker)).isPresent()).toList();
    }

    private static ListMultipartUploadsResponse page(ListMultipartUploadsRequest request, List<Upload> shown,
            List<String> prefixes, Optional<Upload> next, int most) {
        boolean encoded = request.encodingType() == EncodingType.URL;
        return ListMultipartUploadsResponse.builder().bucket(request.bucket()).keyMarker(encode(Requests.text(request
                .keyMarker()).orElse(""), encoded)).uploadIdMarker(Requests.text(request.uploadIdMarker()).orElse(""))
                .nextKeyMarker(encode(next.map(Upload::key).orElse(""), encoded)).nextUploadIdMarker(next.map(
                        Upload::id)
                        .orElse("")).prefix(encode(Requests.text(request.prefix()).orElse(""), encoded)).delimiter(
                                request.delimiter()).maxUploads(most).isTruncated(next.isPresent()).encodingType(request
                                        .encodingType()).uploads(shown.stream().map(upload -> upload(upload, encoded))
                                                .toList()).commonPrefixes(prefixes.stream().map(p -> CommonPrefix
                                                        .builder().prefix(encode(p, encoded)).build()).toList())
                .build();
    }

    private static MultipartUpload upload(Upload upload, boolean encoded) {
        return described(upload).toBuilder().key(encode(upload.key(), encoded)).build();
    }

    public static MultipartUpload described(Upload upload) {
        return MultipartUpload.builder().uploadId(upload.id()).key(upload.key()).initiated(upload.begun()).storageClass(
                upload.settings().storageClass().orElse(StorageClass.STANDARD.toString())).checksumAlgorithm(upload
                        .algorithm().orElse(null)).checksumType(type(upload).orElse(null)).build();
    }

    private static String encode(String text, boolean encoded) {
        return encoded ? URLEncoder.encode(text, StandardCharsets.UTF_8).replace("%2F", "/") : text;
    }
}
