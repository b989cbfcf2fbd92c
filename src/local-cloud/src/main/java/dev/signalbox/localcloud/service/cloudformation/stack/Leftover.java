package dev.signalbox.localcloud.service.cloudformation.stack;

/**
 * What an update or its rollback leaves behind, to be deleted once it cannot be needed any more.
 *
 * @param retained whether its policy says to leave it alone
 */
record Leftover(StackResource resource, boolean retained) {
    String key() {
        return resource.stackId() + "|" + resource.logicalId() + "|" + resource.knownId().orElse("");
    }
}
