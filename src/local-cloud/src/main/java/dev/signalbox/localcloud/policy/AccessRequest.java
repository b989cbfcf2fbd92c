package dev.signalbox.localcloud.policy;

/**
 * What somebody asks for.
 *
 * @param action with the service's prefix, such as {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *} for actions that know no resource
 */
public record AccessRequest(Requester who, String action, String resource, Context context) {}
