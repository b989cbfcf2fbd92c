package dev.signalbox.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Where a pipeline records the rows of its input that it refused: a DynamoDB table with an index that lists the rows of an
 * execution in their order.
 *
 * @param table stack output that names the table
 * @param index has {@code run} as its first key, and {@code row}, a number, as its second
 * @param run attribute that equals the execution's name
 * @param row attribute that holds the row's number
 * @param file attribute that names the input file
 * @param kind attribute that says what kind of fault it is
 * @param message attribute that tells an operator what is wrong
 */
public record PipelineErrorRows(@JsonProperty(required = true) String table,
        @JsonProperty(required = true) String index, @JsonProperty(required = true) String run,
        @JsonProperty(required = true) String row, @JsonProperty(required = true) String file,
        @JsonProperty(required = true) String kind, @JsonProperty(required = true) String message) {}
