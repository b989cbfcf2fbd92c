package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.table.Table;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;

/** TagResource, UntagResource and ListTagsOfResource. */
public final class Tags {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]*");
    private static final int MAX_TAGS = 50;
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 256;

    private final ControlContext control;

    public Tags(ControlContext control) {
        this.control = control;
    }

    public void register(Operations operations) {
        operations.on(TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag).on(
                ListTagsOfResourceRequest.class, this::list);
    }

    static Map<String, String> read(List<Tag> tags) {
        var read = new TreeMap<String, String>();
        for (var tag : tags) {
            if (tag.key() == null || tag.value() == null || tag.key().isEmpty() || tag.key().length() > MAX_KEY || tag
                    .value().length() > MAX_VALUE) {
                throw Invalid.parameter("One or more tag keys or values have an invalid length");
            }
            if (!ALLOWED.matcher(tag.key() + tag.value()).matches()) {
                throw Invalid.parameter("One or more tag keys or values contain characters that are not allowed");
            }
            if (tag.key().startsWith("aws:") && !Caller.current().isService()) {
                throw Invalid.parameter("Tag keys that begin with aws: are reserved for system use");
            }
            read.put(tag.key(), tag.value());
        }
        return read;
    }

    private Table table(@Nullable String arn) {
        var name = control.names().ofArn(arn);
        return control.tables().find(name).orElseThrow(() -> ServiceError.of(ResourceNotFoundException.builder(), 400,
                "ResourceNotFoundException", "Requested resource not found: ResourcArn: " + arn + " not found"));
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        control.names().checkArn(request.resourceArn(), "TagResource");
        var table = table(request.resourceArn());
        if (request.tags().isEmpty()) {
            throw request.hasTags() ? Invalid.request("Atleast one Tag needs to be provided as Input.")
                    : missing("tags");
        }
        var added = read(request.tags());
        control.tables().change(table, definition -> {
            var tags = new TreeMap<>(definition.options().tags());
            tags.putAll(added);
            if (tags.size() > MAX_TAGS) {
                throw Invalid.request("Too many tags: a resource can have at most " + MAX_TAGS);
            }
            return definition.withOptions(definition.options().withTags(tags));
        });
        return TagResourceResponse.builder().build();
    }

    private static AwsServiceException missing(String member) {
        return Invalid.request("1 validation error detected: Value null at '" + member
                + "' failed to satisfy constraint: Member must not be null");
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        control.names().checkArn(request.resourceArn(), "UntagResource");
        var table = table(request.resourceArn());
        if (request.tagKeys().isEmpty()) {
            throw request.hasTagKeys() ? Invalid.request("Atleast one Tag Key needs to be provided as Input.")
                    : missing("tagKeys");
        }
        control.tables().change(table, definition -> {
            var tags = new TreeMap<>(definition.options().tags());
            request.tagKeys().forEach(tags::remove);
            return definition.withOptions(definition.options().withTags(tags));
        });
        return UntagResourceResponse.builder().build();
    }

    private ListTagsOfResourceResponse list(ListTagsOfResourceRequest request) {
        control.names().checkArn(request.resourceArn(), "ListTagsOfResource");
        var tags = table(request.resourceArn()).definition().options().tags();
        return ListTagsOfResourceResponse.builder().tags(tags.entrySet().stream().map(t -> Tag.builder().key(t.getKey())
                .value(t.getValue()).build()).toList()).build();
    }
}
