package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What one child execution of a Map Run works on.
 *
 * @param index counts the children from 0
 * @param items how many items it holds
 */
record MapChildInput(long index, long items, JsonNode input) {}
