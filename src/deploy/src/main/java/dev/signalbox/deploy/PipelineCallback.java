package dev.signalbox.deploy;

/**
 * Where a waiting execution's callback URL is found.
 *
 * @param state name of the state that waits
 * @param table stack output that names the DynamoDB table
 * @param keyAttribute its key, equal to the execution name
 * @param urlAttribute holds the full callback URL, with its secret, while the execution waits
 */
public record PipelineCallback(String state, String table, String keyAttribute, String urlAttribute) {}
