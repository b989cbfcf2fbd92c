package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;

/** Refuses parameters that AWS keeps only for programs older than expressions. */
final class Legacy {
    private final String operation;

    Legacy(String operation) {
        this.operation = operation;
    }

    /**
     * @param instead the parameter that says the same today
     */
    Legacy refuse(String parameter, boolean given, String instead) {
        if (given) {
            throw Invalid.unsupported("the legacy parameter " + parameter + " (use " + instead + ")", operation);
        }
        return this;
    }
}
