package dev.signalbox.localcloud.service.cloudformation.drift;

import software.amazon.awssdk.services.cloudformation.model.DifferenceType;

/**
 * One property that is not as the template says.
 *
 * @param path as a JSON pointer, such as {@code /Tags/0/Value}
 * @param expected text of a plain value, JSON of others; {@code null} as text for nothing
 */
record Difference(String path, String expected, String actual, DifferenceType type) {}
