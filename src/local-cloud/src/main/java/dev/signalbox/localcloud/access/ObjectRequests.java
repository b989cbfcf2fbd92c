package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What S3's requests for buckets and objects need, as the User Guide's "Required permissions for Amazon S3 API
 * operations" has it.
 */
final class ObjectRequests {
    private static final String VERSION = "versionId";
    private static final String UPLOAD = "uploadId";

    private final HttpServletRequest request;
    private final String prefix;
    private final Map<String, String> query = new HashMap<>();
    private final String bucket;
    private final String key;

    ObjectRequests(HttpServletRequest request, String partition) {
        this.request = request;
        this.prefix = "arn:" + partition + ":s3:::";
        for (var pair : Optional.ofNullable(request.getQueryString()).orElse("").split("&")) {
            int equals = pair.indexOf('=');
            query.put(decode(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? ""
                    : decode(pair.substring(
                            equals + 1)));
        }
        var steps = request.getRequestURI().substring(1).split("/", 2);
        this.bucket = decode(steps[0]);
        this.key = steps.length > 1 ? decode(steps[1].replace("+", "%2B")) : "";
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Whether the objects to delete are named in the body. */
    boolean deletesMany() {
        return request.getMethod().equals("POST") && key.isEmpty() && query.containsKey("delete");
    }

    Need delete(String deleted) {
        return new Need("s3:DeleteObject", prefix + bucket + "/" + deleted);
    }

    boolean readsObject() {
        return !key.isEmpty() && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"));
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    List<Need> needs() {
        if (bucket.isEmpty()) {
            return List.of(new Need("s3:ListAllMyBuckets", "*"));
        }
        return key.isEmpty() ? List.of(new Need("s3:" + ofBucket(), prefix + bucket, listKeys())) : ofObject();
    }

    private Context listKeys() {
        var keys = Context.EMPTY;
        for (var name : List.of("prefix", "delimiter", "max-keys")) {
            keys = keys.with("s3:" + name, query(name).stream().toList());
        }
        return keys;
    }

    private String ofBucket() {
        boolean acl = query.containsKey("acl");
        return switch (request.getMethod()) {
            case "PUT" -> acl ? "PutBucketAcl" : "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            case "POST" -> "PutObject";
            default -> {
                if (query.containsKey("uploads")) {
                    yield "ListBucketMultipartUploads";
                }
                if (query.containsKey("versions")) {
                    yield "ListBucketVersions";
                }
                yield query.containsKey("location") ? "GetBucketLocation" : acl ? "GetBucketAcl" : "ListBucket";
            }
        };
    }

    private List<Need> ofObject() {
        var object = prefix + bucket + "/" + key;
        boolean acl = query.containsKey("acl");
        boolean tagging = query.containsKey("tagging");
        var version = query.containsKey(VERSION) ? "Version" : "";
        return switch (request.getMethod()) {
            case "PUT", "POST" -> acl || tagging ? one(acl ? "PutObjectAcl" : "PutObjectTagging", object) : put(object);
            case "DELETE" -> one(query.containsKey(UPLOAD) ? "AbortMultipartUpload"
                    : "DeleteObject" + version + (tagging
                            ? "Tagging"
                            : ""), object);
            default -> one(query.containsKey(UPLOAD) ? "ListMultipartUploadParts"
                    : "GetObject" + version + (acl ? "Acl" : tagging ? "Tagging" : ""), object);
        };
    }

    private List<Need> one(String action, String object) {
        return List.of(new Need("s3:" + action, object));
    }

    private List<Need> put(String object) {
        var needs = new ArrayList<Need>();
        Optional.ofNullable(request.getHeader("x-amz-copy-source")).map(ObjectRequests::decode).map(s -> s.startsWith(
                "/")
                        ? s.substring(1)
                        : s).ifPresent(s -> needs.add(new Need("s3:GetObject", prefix + s.split("\\?", 2)[0])));
        var keys = Context.EMPTY;
        for (var header : List.of("x-amz-acl", "x-amz-server-side-encryption", "x-amz-storage-class")) {
            keys = keys.with("s3:" + header, Optional.ofNullable(request.getHeader(header)).stream().toList());
        }
        needs.add(new Need("s3:PutObject", object, keys));
        if (request.getHeader("x-amz-acl") != null) {
            needs.add(new Need("s3:PutObjectAcl", object, keys));
        }
        if (request.getHeader("x-amz-tagging") != null) {
            needs.add(new Need("s3:PutObjectTagging", object, keys));
        }
        return List.copyOf(needs);
    }
}
