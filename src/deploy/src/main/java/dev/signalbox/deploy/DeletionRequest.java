package dev.signalbox.deploy;

import java.util.List;

/**
 * How a stack is to be deleted.
 *
 * @param stack name or id
 * @param bucketsToEmpty names of buckets whose objects, with all their versions, are deleted first: CloudFormation refuses to delete a
 *        bucket that is not empty
 * @param retain resources that stay although the stack goes, by logical id; only for a stack whose deletion failed before
 * @param force whether what cannot be deleted is left behind, CloudFormation's {@code FORCE_DELETE_STACK}; only for such a stack
 */
public record DeletionRequest(String stack, List<String> bucketsToEmpty, List<String> retain, boolean force) {
    public DeletionRequest {
        bucketsToEmpty = List.copyOf(bucketsToEmpty);
        retain = List.copyOf(retain);
    }
}
