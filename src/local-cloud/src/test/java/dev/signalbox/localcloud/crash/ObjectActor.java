package dev.signalbox.localcloud.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Puts, deletes and multipart uploads of objects whose content is made of their key and a number. */
final class ObjectActor implements Actor {
    private static final int PART = 5 << 20;
    private final S3Client s3;
    /** Zero means that there is none. */
    private final Map<String, Integer> objects = new TreeMap<>();
    private String key = "";
    private int wanted;
    private int number;

    ObjectActor(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public void prepare() {
        s3.createBucket(r -> r.bucket("files"));
    }

    @Override
    public void step(Random random) {
        int what = random.nextInt(12);
        number++;
        key = (what == 0 ? "big" : "small/" + random.nextInt(15));
        wanted = what == 1 ? 0 : number;
        if (what == 0) {
            multipart();
        } else if (what == 1) {
            s3.deleteObject(r -> r.bucket("files").key(key));
        } else {
            s3.putObject(r -> r.bucket("files").key(key), RequestBody.fromBytes(body(key, wanted)));
        }
        objects.put(key, wanted);
        key = "";
    }

    private void multipart() {
        byte[] whole = body(key, wanted);
        var upload = s3.createMultipartUpload(r -> r.bucket("files").key(key)).uploadId();
        var first = s3.uploadPart(r -> r.bucket("files").key(key).uploadId(upload).partNumber(1), RequestBody.fromBytes(
                Arrays.copyOf(whole, PART))).eTag();
        var second = s3.uploadPart(r -> r.bucket("files").key(key).uploadId(upload).partNumber(2), RequestBody
                .fromBytes(Arrays.copyOfRange(whole, PART, whole.length))).eTag();
        s3.completeMultipartUpload(r -> r.bucket("files").key(key).uploadId(upload).multipartUpload(m -> m.parts(
                CompletedPart.builder().partNumber(1).eTag(first).build(), CompletedPart.builder().partNumber(2).eTag(
                        second).build())));
    }

    /** The SDK reads a line of it in no time, and no two are alike. */
    private static byte[] body(String key, int number) {
        int size = key.equals("big") ? PART + 70_000 : 1 + number * 7919 % 200_000;
        byte[] line = (key + " " + number + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = new byte[size];
        for (int at = 0; at < size; at++) {
            body[at] = line[at % line.length];
        }
        return body;
    }

    @Override
    public void check() {
        if (!key.isEmpty()) {
            objects.put(key, holds(key, wanted) ? wanted : objects.getOrDefault(key, 0));
            key = "";
        }
        objects.forEach((each, is) -> assertThat(holds(each, is)).as("object %s is number %s", each, is).isTrue());
        Set<String> expected = objects.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey).collect(
                Collectors.toSet());
        assertThat(s3.listObjectsV2(r -> r.bucket("files")).contents()).extracting(S3Object::key)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private boolean holds(String each, int is) {
        var listed = s3.listObjectsV2(r -> r.bucket("files").prefix(each)).contents().stream().anyMatch(o -> o.key()
                .equals(each));
        return is == 0 ? !listed
                : listed && Arrays.equals(s3.getObjectAsBytes(r -> r.bucket("files").key(each))
                        .asByteArrayUnsafe(), body(each, is));
    }

    /** Uploads that a crash cut off can still be given up. */
    @Override
    public void finish() {
        for (var left : s3.listMultipartUploads(r -> r.bucket("files")).uploads()) {
            s3.abortMultipartUpload(r -> r.bucket("files").key(left.key()).uploadId(left.uploadId()));
        }
        check();
    }
}
