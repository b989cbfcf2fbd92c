package dev.signalbox.localcloud.service.ecs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.Calls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Secret;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/** Secrets that a container gets as environment variables. */
final class TaskSecrets {
    /** An ARN, and perhaps key, label and version after it. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(arn:[^:]+:secretsmanager:[^:]*:[^:]*:secret:[^:]+)(?::([^:]*):([^:]*):([^:]*))?");

    private TaskSecrets() {}

    /** Why a secret cannot be given to the container. */
    static final class Unavailable extends Exception {
        private static final long serialVersionUID = 1;

        Unavailable(String message) {
            super(message);
        }
    }

    static Map<String, String> values(Calls calls, List<Secret> secrets) throws Unavailable {
        var values = new LinkedHashMap<String, String>();
        for (var secret : secrets) {
            values.put(secret.name(), value(calls, secret.valueFrom()));
        }
        return values;
    }

    private static String value(Calls calls, String from) throws Unavailable {
        var reference = REFERENCE.matcher(from);
        if (!reference.matches()) {
            throw new Unavailable("the local cloud takes secrets from ARNs of Secrets Manager, not " + from);
        }
        var text = calls.call(GetSecretValueRequest.builder().secretId(reference.group(1)).versionStage(given(reference
                .group(3))).versionId(given(reference.group(4))).build(), GetSecretValueResponse.class)
                .secretString();
        var key = given(reference.group(2));
        if (text == null) {
            throw new Unavailable(reference.group(1) + " is binary");
        }
        return key == null ? text : member(text, key, reference.group(1));
    }

    private static String member(String json, String key, String arn) throws Unavailable {
        try {
            var member = JsonMapper.builder().build().readTree(json).path(key);
            if (!member.isMissingNode()) {
                return member.isValueNode() ? member.asText() : member.toString();
            }
        } catch (JsonProcessingException _) {
            throw new Unavailable(arn + " is no JSON, so it has no key " + key);
        }
        throw new Unavailable("retrieved secret from Secrets Manager did not contain json key " + key);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
