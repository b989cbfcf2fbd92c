package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Names the parts that a signature lacks, in the words that AWS's service framework has for each. */
final class SignatureParts {
    private static final String ALGORITHM = "X-Amz-Algorithm";
    private static final List<String> IN_QUERY = List.of(ALGORITHM, "X-Amz-Credential", "X-Amz-Signature",
            "X-Amz-SignedHeaders", "X-Amz-Date");
    private static final List<String> IN_HEADER = List.of("Credential", "Signature", "SignedHeaders");
    private static final Pattern NAME = Pattern.compile("(?:^|[,\\s])([A-Za-z]+)=");

    private SignatureParts() {}

    static void check(WireRequest request) {
        var header = request.header("Authorization");
        boolean inQuery = namesOf(request.query(), false).contains(ALGORITHM);
        if (inQuery && header.isPresent()) {
            throw error("InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (inQuery) {
            checkQuery(namesOf(request.query(), true));
        } else if (header.filter(value -> value.startsWith("AWS4-")).isEmpty()) {
            throw error("MissingAuthenticationTokenException", "Request is missing Authentication Token");
        } else {
            checkHeader(request, header.get());
        }
    }

    private static void checkQuery(Set<String> given) {
        var missing = new StringBuilder();
        for (var name : IN_QUERY) {
            if (!given.contains(name)) {
                missing.append("AWS query-string parameters must include '").append(name).append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw error("IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
        }
    }

    private static void checkHeader(WireRequest request, String header) {
        var given = new HashSet<String>();
        NAME.matcher(header).results().forEach(m -> given.add(m.group(1)));
        var missing = new StringBuilder();
        for (var name : IN_HEADER) {
            if (!given.contains(name)) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (request.header("X-Amz-Date").or(() -> request.header("Date")).isEmpty()) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw error("IncompleteSignatureException", missing + "Authorization=" + header);
        }
    }

    private static Set<String> namesOf(String query, boolean withValue) {
        var names = new HashSet<String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (!withValue || equals > 0 && equals < pair.length() - 1) {
                names.add(equals < 0 ? pair : pair.substring(0, equals));
            }
        }
        return names;
    }

    private static AwsServiceException error(String code, String message) {
        return ServiceError.of(400, code, message);
    }
}
