package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.Tag;

/** What S3 takes as tags of an object (docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html). */
final class Tags {
    private static final int MOST = 10;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /** @param header such as {@code a=b&c=d}, encoded like a query string */
    static Map<String, String> ofHeader(String header) {
        var tags = new LinkedHashMap<String, String>();
        for (var pair : header.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            var key = decode(equals < 0 ? pair : pair.substring(0, equals));
            if (tags.put(key, equals < 0 ? "" : decode(pair.substring(equals + 1))) != null) {
                throw malformedHeader();
            }
        }
        return checked(tags);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformedHeader();
        }
    }

    private static AwsServiceException malformedHeader() {
        return S3Errors.invalidArgument("The header 'x-amz-tagging' shall be encoded as UTF-8 then URLEncoded URL "
                + "query parameters without tag name duplicates.");
    }

    static Map<String, String> of(List<Tag> given) {
        var tags = new LinkedHashMap<String, String>();
        for (var tag : given) {
            if (tag.key() == null || tag.value() == null) {
                throw S3Errors.malformedXml();
            }
            if (tags.put(tag.key(), tag.value()) != null) {
                throw invalid("Cannot provide multiple Tags with the same key");
            }
        }
        return checked(tags);
    }

    private static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw ServiceError.of(400, "BadRequest", "Object tags cannot be greater than " + MOST);
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > LONGEST_KEY) {
                throw invalid("The TagKey you have provided is invalid");
            }
            if (value.length() > LONGEST_VALUE) {
                throw invalid("The TagValue you have provided is invalid");
            }
            if (key.startsWith("aws:")) {
                throw invalid("System tags cannot be added/updated by requester");
            }
        });
        return tags;
    }

    private static AwsServiceException invalid(String message) {
        return ServiceError.of(400, "InvalidTag", message);
    }
}
